export const wallTexts = {
  wallPageTitle: 'Wall: {title}',
  wallJoinAt: 'Join at {host}',
} as const;
