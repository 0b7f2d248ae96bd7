export { startBackground, stopBackground, stopBackgroundAtShutdown, type Background } from './background';
export { ring } from './bell';
export {
	defineJob,
	JobFailure,
	JobLost,
	type JobDefinition,
	type Progress,
	type RunningJob
} from './define-job';
export { enqueueJob, type NewJob } from './enqueue-job';
export { errorCode, errorFacts } from './error-code';
export { startLoop, type Loop } from './loop';
export { readJob, type JobScope, type JobView } from './read-job';
export { rerunJob } from './rerun-job';
export { startJobs } from './start-jobs';
export { sweep } from './sweep';
export { backgroundContext, type World } from './world';
