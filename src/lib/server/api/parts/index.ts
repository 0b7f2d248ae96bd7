import type { ApiPart } from '../part';
import { applicationsPart } from './applications';
import { classInformationPart } from './class-information';
import { enrollmentsPart } from './enrollments';

/** Every API that machines have, in the order of the page. */
export const API_PARTS: readonly ApiPart[] = [applicationsPart, classInformationPart, enrollmentsPart];
