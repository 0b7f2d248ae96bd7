export {
	MAX_NOTICE,
	NOTICE_LANGUAGES,
	readNotice,
	readWholeNotice,
	setNotice,
	type Notice,
	type NoticeRefusal
} from './notice';
export { isSprayed, lookForSpray, readSpray, type SprayState } from './spray';
export { forgetState } from './state';
