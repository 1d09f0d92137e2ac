import { presets } from '../../shared/presets.ts';
import type { RecordedMessage } from '../../shared/view/recording.ts';
import { SessionDriver } from './session-driver.ts';

/**
 * A lesson as it may be: lobby, a question, training, talk in which nothing changes, a moment that
 * the teacher names, another rate, an end. `seed` tells one from another.
 */
export function recordedLesson(
  seed = presets['exor-two-hidden'].experiment.seed,
): RecordedMessage[] {
  const { experiment } = presets['exor-two-hidden'];
  const stop = { epoch: 400, loss: null, accuracy: null };
  const driver = new SessionDriver({ experiment: { ...experiment, seed, pace: 10, stop } });
  driver.joinTeacher();
  driver.command({ type: 'lobby', isOn: true });
  driver.run(4000);
  driver.command({ type: 'lobby', isOn: false });
  driver.run(6000);
  const question = 'Where will the boundary be after 100 epochs?';
  driver.command({ type: 'poll-open', question, options: ['A line', 'A wedge', 'Two bands'] });
  driver.run(12_000);
  driver.command({ type: 'poll-reveal' });
  driver.run(2000);
  driver.command({ type: 'start' });
  driver.run(11_000);
  driver.command({ type: 'name-moment', text: 'The first corner opens', agoMs: 3000 });
  driver.run(4000);
  driver.command({ type: 'pause' });
  driver.command({ type: 'eyes-up', isOn: true });
  driver.run(14_000);
  driver.command({ type: 'eyes-up', isOn: false });
  driver.command({ type: 'change', experiment: { learningRate: 0.1, pace: 20 } });
  driver.command({ type: 'start' });
  driver.run(14_000);
  return driver.recording;
}
