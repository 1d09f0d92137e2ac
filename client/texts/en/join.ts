export const joinTexts = {
  joinPageTitle: 'Join {title}',
  joinPageHeading: 'You are joining',
  joinNameGiven: 'You are given a name when you join.',
  joinName: 'Your name',
  joinNameHint: 'This one is yours, or type another.',
  joinAnotherName: 'Suggest another name',
  joinButton: 'Join',
  joinJoining: 'Joining …',
  joinBadName:
    'That name does not work: 1 to 24 characters, none of them invisible, and nobody is called “Teacher”.',
  joinYouAre: 'You are {name}',
} as const;
