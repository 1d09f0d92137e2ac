import { activityTexts } from './en/activities.ts';
import { controlTexts } from './en/controls.ts';
import { copyTexts } from './en/copy.ts';
import { explanationTexts } from './en/explanations.ts';
import { homeTexts } from './en/home.ts';
import { joinTexts } from './en/join.ts';
import { leadTexts } from './en/lead.ts';
import { lessonTexts } from './en/lessons.ts';

import { measureTexts } from './en/measures.ts';
import { ownDataTexts } from './en/own-data.ts';
import { peopleTexts } from './en/people.ts';
import { playerTexts } from './en/player.ts';
import { recordingsTexts } from './en/recordings.ts';
import { replayTexts } from './en/replay.ts';
import { seedTexts } from './en/seeds.ts';
import { sessionTexts } from './en/session.ts';
import { stageTexts } from './en/stage.ts';
import { takeHomeTexts } from './en/take-home.ts';
import { teachTexts } from './en/teach.ts';
import { tourTexts } from './en/tour.ts';
import { updateTexts } from './en/update.ts';
import { wallTexts } from './en/wall.ts';

/** Every visible word, by area. Another language has the same keys and the same `{slots}`. */
export const en = {
  ...activityTexts,
  ...controlTexts,
  ...copyTexts,
  ...explanationTexts,
  ...homeTexts,
  ...joinTexts,
  ...leadTexts,
  ...lessonTexts,
  ...ownDataTexts,
  ...measureTexts,
  ...peopleTexts,
  ...playerTexts,
  ...recordingsTexts,
  ...replayTexts,
  ...seedTexts,
  ...sessionTexts,
  ...stageTexts,
  ...takeHomeTexts,
  ...teachTexts,
  ...tourTexts,
  ...updateTexts,
  ...wallTexts,
} as const;
