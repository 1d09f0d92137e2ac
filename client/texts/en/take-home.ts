/** What can be taken home from a recording, and how far it is while it is made. */
export const takeHomeTexts = {
  takeHome: 'Take home',
  takeHomeLong: 'Save the recording, a page, a video, a picture or the network',
  takeHomeHint: 'All of it is made in this browser.',
  takeRecording: 'The recording',
  takeRecordingFile: 'Recording',
  takeOfflinePage: 'Offline page',
  takeRecordingHint:
    'The recording opens on the replay page. The offline page holds the player as well: one file, for any browser, without a network.',
  takeRecordingHintOffline: 'The recording opens on the replay page of More Layers.',
  takePacking: 'Packing …',
  takeSaved: '{name} is saved.',
  takeNoPlayer: 'The player could not be fetched. Is the server still there?',
  takeTooLarge: 'The recording is too large for this browser.',

  takeMoving: 'A moving picture',
  takeShows: 'Shows',
  takeGrid: 'All units',
  takeBoundary: 'The output alone',
  takeFrom: 'From',
  takeTo: 'To',
  takeLength: 'Lasts',
  takeSeconds: '{count} s',
  takeVideo: 'Video',
  takeGif: 'GIF',
  takeMovingHint: 'Pauses are left out. Videos made here are {format}.',
  takeNoVideo:
    'Pauses are left out. This browser makes no video here: it takes a recent browser, and a page whose address begins with https. A GIF can be made everywhere.',
  takeNoVideoHere: 'Pauses are left out. Videos are made on the replay page of More Layers.',
  takeMaking: '{what}: {share}, epoch {epoch}',
  takeBeginning: '{what}: preparing …',
  takeStopped: 'Stopped. Nothing is saved.',
  takeMovingFailed: 'The {what} could not be made. {reason}',
  takeNothing: 'Nothing was learned in this part.',

  takePicture: 'Its picture',
  takeMoment: 'The network at {position}, epoch {epoch}',

  pictureTitle: 'Save a picture',
  pictureSave: 'Save this picture',
  pictureTile: 'The tile alone',
  pictureTileHint: 'Without axes and points',
  pictureHint:
    'PNG for slides and documents; SVG stays sharp at every size. Both have the colours of this page: for paper, choose the light ones.',
} as const;
