import type { nlWaiting } from './nl-waiting';

export const arWaiting: typeof nlWaiting = {
	busyTitle: 'هناك ازدحام كبير على LeerID',
	busy: 'يسجّل عدد كبير جدًا من التلاميذ الدخول الآن. لم تفعل شيئًا خاطئًا.',
	unavailableTitle: 'تعذّر الوصول إلى LeerID للحظات',
	unavailable: 'ليس هذا خطأك.',
	again: (seconds) => `لا يلزمك فعل شيء: تتابع هذه الصفحة وحدها بعد ${seconds} ثانية.`,
	kept: 'حُفظ اسمك والصور التي لمستها. كلمة المرور لا تُحفظ أبدًا: ستدخلها مرة أخرى.',
	now: 'حاول الآن',
	holding: (seconds) =>
		`ما زال هناك ازدحام. اترك هذه الصفحة مفتوحة: نحاول مرة أخرى بعد ${seconds} ثانية بما كتبته.`
};
