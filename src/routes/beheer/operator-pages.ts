import type { IconName } from '$lib/components/icons';
import type { Messages } from '$lib/i18n/nl';

interface OperatorPage {
	href: string;
	icon: IconName;
	title: string;
	/** One line: what is there. */
	what: string;
	/** In the menu of every page too; the others are a step away, in the overview. */
	inMenu?: true;
}

/** Every page of the operator, by subject: what the overview and the menu are made of. */
export function operatorPages(m: Messages): { id: string; title: string; pages: OperatorPage[] }[] {
	const { groups, what } = m.operatorOverview;
	const { manage } = m.applications;
	const { operator, mandates } = m.classInformation;
	const { register, reports, leak } = m.retention;
	return [
		{
			id: 'toepassingen',
			title: groups.applications,
			pages: [
				{
					href: '/beheer/applicaties',
					icon: 'apps',
					title: manage.menu,
					what: what.applications,
					inMenu: true
				},
				{ href: '/beheer/applicaties/nieuw', icon: 'plus', title: manage.add, what: what.newApplication }
			]
		},
		{
			id: 'scholen',
			title: groups.schools,
			pages: [
				{ href: '/beheer/aanlevering', icon: 'download', title: m.feed.menu, what: what.feed },
				{ href: '/beheer/afzenders', icon: 'lock', title: m.feedSenders.title, what: m.feedSenders.what },
				{ href: '/beheer/overname', icon: 'scan', title: m.takeover.menu, what: what.takeover },
				{ href: '/beheer/dubbels', icon: 'user', title: m.duplicates.menu, what: what.duplicates },
				{
					href: '/beheer/klasinformatie',
					icon: 'school',
					title: operator.title,
					what: what.classInformation
				},
				{ href: '/beheer/mandaten', icon: 'lock', title: mandates.title, what: what.mandates },
				{ href: '/beheer/meldingen', icon: 'mail', title: reports.operatorTitle, what: what.reports }
			]
		},
		{
			id: 'privacy',
			title: groups.privacy,
			pages: [
				{ href: '/beheer/register', icon: 'clock', title: register.title, what: what.register },
				{ href: '/beheer/inzage', icon: 'search', title: m.retention.export.pageTitle, what: what.export },
				{ href: '/beheer/lek', icon: 'warning', title: leak.title, what: what.leak }
			]
		},
		{
			id: 'dienst',
			title: groups.service,
			pages: [
				{ href: '/beheer/toestand', icon: 'info', title: m.operations.menu, what: what.health, inMenu: true },
				{
					href: '/schoolloket/gebruikers',
					icon: 'user',
					title: m.staff.colleagues,
					what: what.colleagues,
					inMenu: true
				}
			]
		}
	];
}
