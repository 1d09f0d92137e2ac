/** What a session may hold. Schemas, engine and pages read the same numbers. */
export const limits = {
  hiddenLayerCount: 6,
  unitCount: 16,
  pointCount: 5000,
  customPointCount: 2000,
  batchSize: 5000,
  learningRate: { min: 1e-6, max: 100 },
  regularizationRate: 10,
  /** The largest size of a parameter that is set by hand. */
  parameter: 1000,
  /** Changes that can be undone. */
  undoDepth: 20,
  seed: 2 ** 32 - 1,
  epoch: 1_000_000,
  snapshotEvery: 1000,
  pace: { min: 0.1, max: 1000 },
  coordinate: 1e6,
  titleLength: 80,
  nameLength: 24,
  commandIdLength: 64,
  pollQuestionLength: 200,
  pollOptionLength: 80,
  /** What a teacher calls a moment, and how long ago it may have been. */
  momentTextLength: 80,
  momentAgoMs: 600_000,
  pollOptionCount: { min: 2, max: 6 },
  /** Lines of one drawing, and the points of all its lines together. */
  strokeCount: 4,
  strokePointCount: 200,
  /** Points that one student offers to the class's dataset. */
  offeredPointCount: 50,
  /** Networks that wait for the teacher's word. */
  networkOfferCount: 30,
  /** Pupils at the door of one class who wait to be let in. */
  waitingCount: 100,
  /** Walls of one class that were opened with its code alone; as many again with its teacher's link. */
  wallCount: 10,
  /** Banned seats that a session remembers. */
  banCount: 1000,
  /** Steps of one update; the deepest network has 45. */
  walkStepCount: 64,
  /** A larger socket message closes the connection (WebSocket close code 1009). */
  messageBytes: 256 * 1024,
  /** A file with an experiment: full of points and with spaces in it, it is a third of this. */
  experimentFileBytes: 512 * 1024,
  /** What mail and chat programs leave whole of a link. */
  linkLength: 8000,
  /** A CSV file; more points than are taken stand in less. */
  csvFileBytes: 5 * 1024 * 1024,
  /** How much faster than it was a recording is played to a class, or slower. */
  replaySpeed: { min: 0.1, max: 16 },
  /** At most this many snapshots a second leave the server. */
  snapshotsPerSecond: 20,
} as const;
