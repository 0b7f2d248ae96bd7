export { seedDemoApplications } from './demo-applications';
export { readDemoAccounts, type DemoSecret, type RandomSecret } from './demo-files';
export { rollForward } from './roll-forward';
export { seedDemo, type CreateDemoAccount, type DemoSignIn } from './seed-demo';
