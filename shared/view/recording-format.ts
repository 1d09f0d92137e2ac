/** What the first line of a recording says it is. */
export const format = 'more-layers-recording';
/**
 * Raised when a recording changes its meaning. 2: there are moments, which a reader of version 1
 * does not know.
 */
export const recordingVersion = 2;
