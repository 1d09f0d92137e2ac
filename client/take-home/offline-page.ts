import { encodeBase64 } from '../../shared/view/base64.ts';
import type { Language } from '../texts/language.ts';

/** Built beside the pages: the player, without a recording. */
export const offlinePlayerPath = '/offline/player.html';

const slots = ['<!--language-->', '<!--title-->', '<!--recording-->'] as const;
/** A multiple of three: pieces of base64 then stand one after the other. */
const pieceBytes = 3 * 64 * 1024;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign]);

/** What a page that needs no server is made of. */
export interface OfflineParts {
  title: string;
  language: Language;
  /** The recording's file, gzipped. */
  recording: Blob;
}

/**
 * The player's page with a recording in it: one HTML file that opens from a disk.
 * Errors: RangeError where `player` is not the page that was built for it.
 */
export async function fillOfflinePage(player: string, parts: OfflineParts): Promise<Blob> {
  const { title, language, recording } = parts;
  const [beforeLanguage, afterLanguage] = cut(player, slots[0]);
  const [beforeTitle, afterTitle] = cut(afterLanguage, slots[1]);
  const [beforeRecording, rest] = cut(afterTitle, slots[2]);
  const head = [beforeLanguage, language, beforeTitle, escaped(title), beforeRecording];
  const bytes = new Uint8Array(await recording.arrayBuffer());
  const body: string[] = [];
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    body.push(encodeBase64(bytes.subarray(at, at + pieceBytes)));
  }
  return new Blob([...head, ...body, rest], { type: 'text/html' });
}

/** The same with the player from this page's server. It rejects where that does not answer. */
export async function makeOfflinePage(parts: OfflineParts): Promise<Blob> {
  const response = await fetch(offlinePlayerPath);
  if (!response.ok) throw new Error(`${offlinePlayerPath}: ${response.status}`);
  return fillOfflinePage(await response.text(), parts);
}

function cut(text: string, slot: string): [string, string] {
  const at = text.indexOf(slot);
  if (at < 0) throw new RangeError(`the player has no ${slot}`);
  return [text.slice(0, at), text.slice(at + slot.length)];
}
