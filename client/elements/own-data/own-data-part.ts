/** What the data panel asks to be opened: a dialog, the points with or without those there are. */
export type OwnDataPart = 'edit' | 'draw' | 'csv' | 'experiment';

declare global {
  interface HTMLElementEventMap {
    'own-data': CustomEvent<OwnDataPart>;
  }
}
