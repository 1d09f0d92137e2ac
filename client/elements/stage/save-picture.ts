import type { View } from '../../../shared/view/view.ts';
import { isSelectable, type Selection } from '../../render/selection.ts';
import type { SpaceChoice } from '../../render/hidden-space.ts';
import type { PictureLook, PictureSubject } from '../../take-home/pictures.ts';

/** What a stage looks at. */
export interface Looked {
  selection: Selection;
  space: SpaceChoice | null;
}

export function subjectOf(view: View, { selection, space }: Looked): PictureSubject {
  if (space) return { type: 'space', choice: space };
  if (selection && isSelectable(selection, view.experiment.hiddenLayers)) {
    return { type: 'unit', ...selection };
  }
  return { type: 'unit', layerIndex: view.network.layers.length - 1, unitIndex: 0 };
}

/** Opens what saves the picture that is looked at; it is loaded when it is asked for. */
export async function savePicture(
  root: ParentNode,
  view: View,
  looked: Looked,
  look: PictureLook,
): Promise<void> {
  const { openPictureDialog } = await import('../../take-home/picture-dialog.ts');
  await openPictureDialog(root, { view, subject: subjectOf(view, looked), look });
}
