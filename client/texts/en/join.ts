export const joinTexts = {
  joinPageTitle: 'Join {title}',
  joinPageHeading: 'You are joining',
  joinName: 'Your name',
  joinNameHint: 'Leave it empty and you get a friendly one.',
  joinButton: 'Join',
  joinJoining: 'Joining …',
  joinBadName: 'That name does not work: 1 to 24 letters, without invisible signs.',
  joinYouAre: 'You are {name}',
} as const;
