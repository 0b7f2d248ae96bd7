export { askHelp, stopAsking } from './ask-help';
export { answerHelp, pickDigits, readDeskHelp, type DeskHelp } from './desk-help';
export { readHelp, type DeviceRequest, type HelpState } from './device-request';
export { forgetHelp, keepHelp, recallHelp } from './help-cookie';
export { listHelp, type HelpSeeker } from './list-help';
export { enterWithHelp, tapNewPicture, type Tap } from './use-help';
