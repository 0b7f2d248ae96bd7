import { expect, test } from 'vitest';
import { nextStep, type JourneyState, type Step } from './journey';

test.each<[JourneyState, Step]>([
	[{ mustReplaceSecret: true, offerEmail: true, pendingInteraction: true }, 'replace-password'],
	[{ mustReplaceSecret: true, offerEmail: false, pendingInteraction: false }, 'replace-password'],
	[{ mustReplaceSecret: false, offerEmail: true, pendingInteraction: true }, 'offer-email'],
	[{ mustReplaceSecret: false, offerEmail: false, pendingInteraction: true }, 'resume'],
	[{ mustReplaceSecret: false, offerEmail: false, pendingInteraction: false }, 'dashboard']
])('%j leads to %s', (state, step) => expect(nextStep(state)).toBe(step));
