/**
 * `npm run verify-recording FILE`: trains a recorded class again and compares every snapshot, bit
 * for bit. Exit code 0: all are the same; 1: they are not, and where; 2: it cannot be said.
 */
import { verifyRecording } from './verify-recording.ts';

const [path, ...more] = process.argv.slice(2);
if (path === undefined || more.length > 0) {
  console.error('Usage: npm run verify-recording FILE (.ndjson or .ndjson.gz)');
  process.exit(2);
}
const verdict = await verifyRecording(path);
switch (verdict.type) {
  case 'same': {
    const { frameCount, problem } = verdict;
    console.log(`${frameCount} snapshots are the same to the last bit when trained again.`);
    if (problem) console.error(`But that is not all of it. ${problem.message}`);
    process.exit(problem ? 2 : 0);
    break;
  }
  case 'differs':
    console.error(`It differs first on line ${verdict.line}, ${verdict.message}.`);
    console.error(`${verdict.frameCount} snapshots before are the same.`);
    process.exit(1);
    break;
  case 'not-verifiable':
    console.error(`It cannot be trained again from line ${verdict.line} on: ${verdict.message}.`);
    process.exit(2);
    break;
  case 'unreadable':
    console.error(`It cannot be read. ${verdict.message}`);
    process.exit(2);
    break;
  default:
    verdict satisfies never;
}
