import type { RecordedMessage } from '../../shared/view/recording.ts';
import { SessionDriver } from './session-driver.ts';

let recorded: RecordedMessage[] | null = null;

/** A lesson of some minutes as it was recorded: pauses, changes, new starts, a stop, a restart. */
export function recordedClass(): RecordedMessage[] {
  if (recorded) return recorded;
  const driver = new SessionDriver({ experiment: { pace: 40 } });
  driver.joinTeacher();
  driver.run(100);
  driver.command({ type: 'poll-open', question: 'Which?', options: ['A', 'B'] });
  driver.run(200);
  driver.command({ type: 'start' });
  driver.run(12_000);
  driver.command({ type: 'name-moment', text: 'It bends', agoMs: 4000 });
  driver.command({ type: 'poll-reveal' });
  driver.command({ type: 'change', experiment: { learningRate: 0.3, pace: 20 } });
  driver.run(3000);
  const keepLearned = [{ unitCount: 3, activation: 'tanh' as const }];
  driver.command({ type: 'change', experiment: { hiddenLayers: keepLearned }, keepLearned: true });
  driver.run(1000);
  driver.command({ type: 'set-parameter', index: 2, value: 0.7 });
  driver.run(1000);
  driver.command({ type: 'undo' });
  driver.run(100);
  driver.command({ type: 'undo' });
  driver.run(500);
  driver.command({ type: 'pause' });
  driver.run(2000);
  driver.command({ type: 'step', to: 'epoch' });
  driver.run(1000);
  driver.command({ type: 'change', experiment: { features: ['x1', 'x2', 'x1-x2'] } });
  driver.command({ type: 'start' });
  driver.run(9000);
  driver.restart();
  driver.joinTeacher();
  driver.run(6000);
  const hiddenLayers = [{ unitCount: 3, activation: 'relu' as const }];
  const stop = { epoch: 150, loss: null, accuracy: null };
  driver.command({ type: 'change', experiment: { hiddenLayers, stop } });
  driver.run(15_000);
  recorded = driver.recording;
  return recorded;
}
