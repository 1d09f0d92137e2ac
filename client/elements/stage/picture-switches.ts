import { recall, remember } from '../../controllers/storage.ts';

const trailKey = 'more-layers-trail';
const testKey = 'more-layers-test-points';

/** What this browser wants to see in the large picture, beside the boundary. */
export interface PictureSwitches {
  hasTrail: boolean;
  hidesTest: boolean;
}

export const recallSwitches = (): PictureSwitches => ({
  hasTrail: recall('local', trailKey) === 'on',
  hidesTest: recall('local', testKey) === 'off',
});

export function rememberSwitches({ hasTrail, hidesTest }: PictureSwitches): void {
  remember('local', trailKey, hasTrail ? 'on' : null);
  remember('local', testKey, hidesTest ? 'off' : null);
}
