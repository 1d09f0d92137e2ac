import type { TextsLike } from '../texts-like.ts';
import type { updateTexts as english } from '../en/update.ts';

/** Ein Schritt des Trainings, Stück für Stück: wie jedes heißt, und was darin geschieht. */
export const updateTexts: TextsLike<typeof english> = {
  updateOpen: 'Ein Schritt',
  updateKey: 'ein Schritt des Trainings, Stück für Stück',
  updateTitle: 'Ein Schritt des Trainings, Stück für Stück',
  updateClose: 'Schließen',
  updatePoint: 'Punkt {point} von {count}',
  updatePointClass: 'Klasse {label}',
  updatePointPrevious: 'Voriger Punkt',
  updatePointNext: 'Nächster Punkt',
  updatePointMap: 'Die Trainingspunkte. Ein Druck auf einen schickt ihn durch das Netz.',
  updateEpoch: 'mit den Gewichten von Epoche {epoch}',
  updateDiagram: 'Das Netz in diesem Schritt',
  updateLate: '(neuer als die, die deine Lehrkraft zeigt)',
  updateNewer: 'Die neuesten Gewichte nehmen',
  updateSteps: 'Teilschritte',
  updateBack: 'Zurück',
  updateNext: 'Weiter',
  updateStepOf: '{step} von {count}',
  updateSummary: '{step} von {count}. {title}. {formula}',

  updateGroupInput: 'Eingabe',
  updateGroupForward: 'Vorwärts',
  updateGroupError: 'Fehler',
  updateGroupBackward: 'Rückwärts',
  updateGroupUpdate: 'Ändern',
  updateGroupResult: 'Danach',
  updateGroupGo: '{group}, {count} Teilschritte',
  updateGroupGoOne: '{group}, ein Teilschritt',

  updateInLayer: 'Schicht {layer}',
  updateInOutput: 'die Ausgabe',

  updateTitleInput: 'Der Punkt geht hinein',
  updateTitleForward: 'Vorwärts durch {layer}',
  updateTitleError: 'Wie falsch die Ausgabe ist',
  updateTitlePreActivationGradient: 'Zurück durch die Aktivierung: {layer}',
  updateTitleWeightGradient: 'Die Gewichte: {layer}',
  updateTitleBiasGradient: 'Die Bias-Werte: {layer}',
  updateTitleInputGradient: 'Zurück zu den Ausgaben von Schicht {layer}',
  updateTitleUpdate: 'Ändern: {layer}',
  updateTitleResult: 'Derselbe Punkt noch einmal',

  updateTextInput: 'Eine Zeile: die Merkmale des Punkts. Seine Klasse wartet am Ende.',
  updateTextForward:
    'Jedes Neuron nimmt jede Eingabe mal ihr Gewicht, zählt seinen Bias dazu und biegt die Summe: {activation}.',
  updateTextError:
    'Der Fehler E, der Verlust dieses einen Punkts, vergleicht die Ausgabe ŷ (im Bild p) mit der Klasse y. Seine Steigung sagt, wohin ŷ gehen soll.',
  updateTextPreActivationGradient:
    'Wie sehr sich E mit jeder Summe z ändert: seine Steigung an der Ausgabe, mal die der Aktivierung, {slope}.',
  updateTextWeightGradient:
    'Der Anteil jedes Gewichts am Fehler: was durch es hereinkam, mal wie sehr die Summe seines Neurons zählt.',
  updateTextBiasGradient: 'Ein Bias kommt so dazu, wie er ist; sein Anteil ist also der der Summe.',
  updateTextInputGradient:
    'Jede Ausgabe der Schicht davor ist am Fehler beteiligt, über alle Gewichte, die sie weitergeben.',
  updateTextUpdate:
    'Jedes Gewicht und jeder Bias macht einen Schritt gegen den eigenen Gradienten, so groß, wie die Lernrate η = {rate} ihn macht.',
  updateTextResultLess: 'Nach diesem einen Schritt ist der Fehler dieses Punkts kleiner.',
  updateTextResultMore:
    'Nach diesem einen Schritt ist der Fehler dieses Punkts nicht kleiner: Der Schritt ging zu weit.',

  updateNoteBatch: 'Das Training mittelt vor jedem Schritt die Gradienten von {count} Punkten.',
  updateNoteMomentum:
    'Das Training nimmt Schwung dazu: Ein Schritt geht dort weiter, wo die letzten hingingen.',
  updateNoteAdam: 'Das Training nutzt Adam; damit hat jedes Gewicht seine eigene Rate.',
  updateNoteRegularization: 'Das Training zieht die Gewichte auch zur 0 hin ({type}).',
  updateNote: 'Gezeigt ist einfacher Gradientenabstieg an diesem einen Punkt. {differences}',

  updateMatrixCaption: '{symbol}, {rows} × {columns}',
  updateMatrixUnit: 'Neuron {unit}',
  updateMatrixBias: 'Bias',
  updateMatrixUpdate: '{symbol}: vorher, Schritt, nachher',
  updateMatrixCell: 'aus {before} wird {after}',
  updateLegendBefore: 'vorher',
  updateLegendStep: '− Rate · Gradient',
  updateLegendAfter: '= nachher',
  updateErrorOf: 'Fehler dieses Punkts',
  updateOutputOf: 'Ausgabe, Klasse {label} gewünscht',
  updateGiven: 'Was hineingeht',
  updateFound: 'Was herauskommt',
};
