import { activityTexts } from './de/activities.ts';
import { controlTexts } from './de/controls.ts';
import { copyTexts } from './de/copy.ts';
import { explanationTexts } from './de/explanations.ts';
import { homeTexts } from './de/home.ts';
import { joinTexts } from './de/join.ts';
import { leadTexts } from './de/lead.ts';
import { lessonTexts } from './de/lessons.ts';
import { measureTexts } from './de/measures.ts';
import { ownDataTexts } from './de/own-data.ts';
import { peopleTexts } from './de/people.ts';
import { playerTexts } from './de/player.ts';
import { recordingsTexts } from './de/recordings.ts';
import { replayTexts } from './de/replay.ts';
import { seedTexts } from './de/seeds.ts';
import { sessionTexts } from './de/session.ts';
import { stageTexts } from './de/stage.ts';
import { takeHomeTexts } from './de/take-home.ts';
import { teachTexts } from './de/teach.ts';
import { tourTexts } from './de/tour.ts';
import { updateTexts } from './de/update.ts';
import { wallTexts } from './de/wall.ts';
import type { Texts } from './translate.ts';

/**
 * German. Its words: unit Neuron, layer Schicht, feature Merkmal, loss Verlust, learning rate
 * Lernrate, update Schritt, seed Startzahl, boundary Grenze, accuracy Genauigkeit; bias and batch
 * stay. Pupils are „du“; texts for teachers do without an address.
 */
export const de: Texts = {
  ...activityTexts,
  ...controlTexts,
  ...copyTexts,
  ...explanationTexts,
  ...homeTexts,
  ...joinTexts,
  ...leadTexts,
  ...lessonTexts,
  ...measureTexts,
  ...ownDataTexts,
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
};
