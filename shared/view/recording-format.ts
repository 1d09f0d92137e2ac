/** What the first line of a recording says it is. */
export const format = 'more-layers-recording';
/** Raised when a recording changes its meaning. */
export const recordingVersion = 1;
