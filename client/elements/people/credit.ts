import { html, nothing, type TemplateResult } from 'lit';
import type { Names } from '../../controllers/people-news.ts';
import { t } from '../../texts/translate.ts';

/** Whose network the class has, where its teacher says so. */
export const credit = ({ credit: name }: Names): TemplateResult | typeof nothing =>
  name === null ? nothing : html`<small class="credit"><bdi>${t('credit', { name })}</bdi></small>`;
