/** Somebody who uses the service through all faults, keeps a ledger of what was acknowledged, and later holds us to it. */
export interface Actor {
	name: string;
	/** Before any fault: what needs a service that is up. */
	prepare?(): Promise<void>;
	/** One round of work. Whatever it throws is taken for a fault in between, and the next round begins. */
	work(): Promise<void>;
	/** Broken promises, one a line; empty when all was kept. Asked when the service is up and at rest. */
	judge(): Promise<string[]>;
	/** What was acknowledged, for the report. */
	counts(): Record<string, number>;
}
