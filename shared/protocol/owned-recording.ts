import type { Experiment } from '../experiment.ts';

/** What who has a teacher's key is told of a recording and its class, for a list of them. */
export interface OwnedRecording {
  recordingId: string;
  /** The class's code of now. */
  code: string;
  title: string;
  createdAt: string;
  durationMs: number;
  experiment: Experiment;
  /** The newest frame, in base64: the final picture, its epoch and its figures. */
  frame: string;
  /** Whether a link opens it. */
  isShared: boolean;
  /** When it is deleted by itself if nobody comes; null where classes are kept for good. */
  expiresAt: string | null;
  /** Whether the key may share, rename and delete it: a co-teacher's may not. */
  isOwner: boolean;
}

/** What a new link to a recording is made of; the server tells it once and keeps a hash. */
export interface RecordingShare {
  shareKey: string;
  shareUrl: string;
}
