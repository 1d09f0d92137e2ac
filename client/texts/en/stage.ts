/** Words on the stage: the network, the boundary and the time line. */
export const stageTexts = {} as const;
