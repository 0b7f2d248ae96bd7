export {
	classesInYear,
	classesOf,
	classNamesOf,
	handOutClassOf,
	enrollmentsWithTitleLike,
	isInOneOf,
	isOrComesInOneOf,
	listClasses,
	titlesByEnrollment,
	titlesOf,
	type SchoolClass
} from './classes';
export { eraseClassInformation, type Erased } from './erase';
export { fetchInformatNightly } from './informat/fetch-nightly';
export {
	readColumns,
	readDeliveryCsv,
	setColumns,
	type Columns,
	type ColumnsRefusal
} from './read-delivery-csv';
export {
	findConsent,
	isSharing,
	readConsent,
	sharing,
	type ConsentState,
	type ShownConsent
} from './read-consent';
export { readIdentifiers, type IdentifiersRefusal, type PupilIdentifier } from './read-identifiers';
export { receiveDelivery, type DeliveryRefusal } from './receive-delivery';
export { setPackage } from './school-package';
export {
	findSender,
	listSharingSchools,
	listSoftwareClients,
	setSoftwareClient,
	type Sender
} from './sender';
export { listToFillIn } from './school-file/list-to-fill-in';
export {
	previewSchoolFile,
	readInSchoolFile,
	type SchoolFile,
	type SchoolFilePreview,
	type SchoolFileRefusal
} from './school-file/read-in';
export { shareClassInformation } from './share';
export { lockStanding } from './standing';
export { stopSharing } from './stop';
export { listDeliveries, type Delivery, type DeliveryReport, type Receipt } from './stored-deliveries';
