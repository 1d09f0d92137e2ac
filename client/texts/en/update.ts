/** One update, step by step: what each step is called, and what happens in it. */
export const updateTexts = {
  updateOpen: 'One update',
  updateKey: 'one update, step by step',
  updateTitle: 'One update, step by step',
  updateClose: 'Close the update',
  updatePoint: 'Point {point} of {count}',
  updatePointClass: 'class {label}',
  updatePointPrevious: 'Previous point',
  updatePointNext: 'Next point',
  updatePointMap: 'The training points. Press one to send it through the network.',
  updateEpoch: 'with the weights of epoch {epoch}',
  updateDiagram: 'The network of this step',
  updateLate: '(newer than those your teacher shows)',
  updateNewer: 'Take the newest weights',
  updateSteps: 'Steps of the update',
  updateBack: 'Back',
  updateNext: 'Next',
  updateStepOf: 'Step {step} of {count}',
  updateSummary: 'Step {step} of {count}. {title}. {formula}',

  updateGroupInput: 'Input',
  updateGroupForward: 'Forward',
  updateGroupError: 'Error',
  updateGroupBackward: 'Backward',
  updateGroupUpdate: 'Update',
  updateGroupResult: 'After',
  updateGroupGo: '{group}, {count} steps',
  updateGroupGoOne: '{group}, one step',

  updateInLayer: 'layer {layer}',
  updateInOutput: 'the output',

  updateTitleInput: 'The point goes in',
  updateTitleForward: 'Forward through {layer}',
  updateTitleError: 'How wrong the output is',
  updateTitlePreActivationGradient: 'Back through the activation of {layer}',
  updateTitleWeightGradient: 'The weights of {layer}',
  updateTitleBiasGradient: 'The biases of {layer}',
  updateTitleInputGradient: 'Back to the outputs of layer {layer}',
  updateTitleUpdate: 'Change {layer}',
  updateTitleResult: 'The same point once more',

  updateTextInput: 'One row: the point’s features. The class it belongs to waits at the end.',
  updateTextForward:
    'Each unit takes every input times its weight, adds its bias, and bends the sum: {activation}.',
  updateTextError:
    'The error E, the loss of this one point, compares the output ŷ (p in the picture) with the class y. Its slope says which way ŷ should go.',
  updateTextPreActivationGradient:
    'How much E changes with each sum z: its slope at the output, times the activation’s own, {slope}.',
  updateTextWeightGradient:
    'Each weight’s share of the error: what came in through it, times how much its unit’s sum matters.',
  updateTextBiasGradient: 'A bias is added as it is, so its share is the sum’s own.',
  updateTextInputGradient:
    'Each output of the layer before is blamed through all weights that carry it on.',
  updateTextUpdate:
    'Each weight and each bias takes a step against its gradient, as big as the learning rate η = {rate} makes it.',
  updateTextResultLess: 'After this one step the error of this point is smaller.',
  updateTextResultMore:
    'After this one step the error of this point is not smaller: the step went too far.',

  updateNoteBatch: 'Training averages the gradients of {count} points before each step.',
  updateNoteMomentum: 'Training adds momentum: a step goes on where the last ones went.',
  updateNoteAdam: 'Training uses Adam, which gives every weight a rate of its own.',
  updateNoteRegularization: 'Training also pulls the weights towards 0 ({type}).',
  updateNote: 'Shown is plain gradient descent on this one point. {differences}',

  updateMatrixCaption: '{symbol}, {rows} × {columns}',
  updateMatrixUnit: 'unit {unit}',
  updateMatrixBias: 'bias',
  updateMatrixUpdate: '{symbol}: before, step, after',
  updateMatrixCell: '{before} becomes {after}',
  updateLegendBefore: 'before',
  updateLegendStep: '− rate · gradient',
  updateLegendAfter: '= after',
  updateErrorOf: 'error of this point',
  updateOutputOf: 'output, class {label} wanted',
  updateGiven: 'What goes in',
  updateFound: 'What comes out',
} as const;
