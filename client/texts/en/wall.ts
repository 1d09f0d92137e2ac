export const wallTexts = {
  wallPageTitle: 'Wall: {title}',
  wallJoinAt: 'Join at',
  wallLayer: 'Layer {layer}',
  wallRight: 'right',
} as const;
