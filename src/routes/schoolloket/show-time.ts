const ZONE = { timeZone: 'Europe/Brussels' } as const;
const day = new Intl.DateTimeFormat('nl-BE', { dateStyle: 'long', ...ZONE });
const moment = new Intl.DateTimeFormat('nl-BE', { dateStyle: 'long', timeStyle: 'short', ...ZONE });

/** *2 september 2026*, in Brussels. */
export const dayOf = (instant: Date): string => day.format(instant);

/** *2 september 2026 om 08:30*, in Brussels. */
export const momentOf = (instant: Date): string => moment.format(instant);

/** A school day, `2026-09-02`, as *2 september 2026*. */
export const schoolDayOf = (iso: string): string => day.format(new Date(`${iso}T12:00:00Z`));
