import type { Protocol } from './protocol';

/**
 * The protocol of 15 November 2023, signed on 17 July 2024 (LeerID Schoolloket, klasinformatie, p. 6–9), word for word. The
 * drawing on its second page is left out: it says in a picture what E says in words.
 */
export const PROTOCOL_2023_11_15: Protocol = {
	version: '2023-11-15',
	dated: '2023-11-15',
	signedOn: '2024-07-17',
	sha256: '2f63a3017b39773e292d64d88aa024a8a4034fe47082fa56521f3d593f26da79',
	title:
		'Protocol voor de elektronische mededeling van persoonsgegevens van de scholen naar het departement Onderwijs en Vorming',
	subject: 'voor de mededeling van het gegeven ‘klasinformatie’ in het kader van het gebruik van LeerID',
	blocks: [
		{
			kind: 'paragraph',
			text: 'Dit protocol wordt gesloten conform artikel 8, §1, van het decreet van 18 juli 2008 betreffende het elektronische bestuurlijke gegevensverkeer.'
		},
		{ kind: 'heading', text: 'Korte omschrijving' },
		{
			kind: 'paragraph',
			text: 'Het departement Onderwijs en Vorming wil het gegeven ‘klasinformatie’ opvragen bij de scholen om dit gegeven, mits akkoord van de schoolbesturen, te kunnen meedelen aan de dienstenleveranciers die aangesloten zijn op LeerID. Op die manier kunnen de betrokken dienstenleveranciers efficiënter hun diensten leveren aan de scholen waarmee zij samenwerken. De administratieve pakketten treden op als verwerker van de schoolbesturen bij deze gegevensuitwisseling.'
		},
		{ kind: 'heading', text: 'Tussen' },
		{
			kind: 'paragraph',
			text: 'Het schoolbestuur van de gesubsidieerde of gefinancierde school van het basis en secundair onderwijs, die akkoord gaat met het protocol, hierna “de School”;'
		},
		{ kind: 'paragraph', text: 'En' },
		{
			kind: 'paragraph',
			text: 'De Vlaamse Gemeenschap, vertegenwoordigd door de Vlaamse Regering bij delegatie, in de persoon van de leidend ambtenaar van het departement Onderwijs en Vorming, Ann Verhaegen, secretaris-generaal, ingeschreven in het KBO met nummer 316.380.841 (vestigingseenheid 2199.310.989) waarvan de administratieve zetel zich bevindt te Koning Albert II-laan 13, 1210 Brussel, hierna: “DOV”.'
		},
		{
			kind: 'paragraph',
			text: 'De School en DOV worden hieronder ook wel afzonderlijk aangeduid als een “partij” of gezamenlijk als de “partijen”;'
		},
		{ kind: 'heading', text: 'Na te hebben uiteengezet' },
		{
			kind: 'list',
			items: [
				[
					'A.',
					'De School is een instantie binnen het kleuter, basis of secundair onderwijs, waar de leerling ingeschreven is.'
				],
				[
					'B.',
					'DOV is opgericht bij besluit van de Vlaamse regering van 3 juni 2005 met betrekking tot de organisatie van de Vlaamse administratie. DOV is belast met beleidsondersteunende taken, zoals beleidsvoorbereiding en -evaluatie van het Vlaamse onderwijsbeleid. DOV beheert en ontwikkelt de digitale toepassing LeerID.'
				],
				[
					'C.',
					'De Dienstenleverancier is een rechtspersoon die digitale leermiddelen en toepassingen aanlevert voor de leerlingen van de School waarmee zij samenwerken. De Dienstenleverancier is aangesloten op LeerID. De gegevensuitwisseling tussen de Dienstenleverancier en DOV wordt geregeld in een afzonderlijk protocol.'
				],
				[
					'D.',
					'Het Administratieve Pakket is een rechtspersoon die de softwarepakketten aanlevert waarmee de Scholen hun schooladministratie opvolgen. Het Administratieve Pakket is een verwerker van de school voor de gegevensuitwisseling tussen de School en DOV.'
				],
				[
					'E.',
					'DOV heeft een ‘single-sign-on’ oplossing ontwikkeld, LeerID, die leerlingen van het kleuter, basis en secundair onderwijs in staat stelt om éénmalig in te loggen, waarna automatisch toegang tot verschillende applicaties binnen het onderwijsveld wordt verkregen. Hierbij zal de klassieke ACM-oplossing (het Access Control Management platform van de Vlaamse Overheid) gebruikt worden waarbij een nieuwe sleutel zal aangemaakt worden die leerlingen kunnen gebruiken. Dankzij het toegangsbeheer van de Vlaamse overheid krijgen leerlingen op een veilige en efficiënte manier toegang tot digitale leermiddelen. Wanneer een leerling een bepaalde toepassing wil gebruiken, gebeurt de identificatie en de authenticatie van de leerling via het ACM platform. ACM maakt gebruik van de data in de datastore van DOV om deze via de browser van de leerling aan te leveren aan de toepassing na authenticatie. Extra attributen zijn abstract voor het ACM platform en hebben enkel betekenis binnen de oproepende toepassing om de gebruiker zijn rol te bepalen. De rechten in de toepassing worden dus via de toepassing zelf bepaald, waar het enkel de rol is van ACM om attributen door te geven aan de toepassing. LeerID bestaat uit een aantal bouwblokken en databankkoppelingen die samengevoegd zijn tot één geheel. De basis van LeerID wordt gevormd door de inhoud van de DISCIMUS-databank van het Agentschap voor Onderwijsdiensten (AGODI), die alle leerlingengegevens bevat.'
				],
				[
					'F.',
					'De School gaat akkoord om het persoonsgegeven ‘Klasinformatie’, vermeld in artikel 3 van dit document, door te geven aan de Dienstenleveranciers waarmee de School samenwerkt. Het Administratieve Pakket waar de School mee samenwerkt zal optreden als verwerker van de school voor de gegevensuitwisseling. DOV zal de LeerID_uuid (identifier) meedelen aan het betrokken Administratieve Pakket via een Application Programming Interface (API). Op basis van de identifier kan het Administratieve Pakket het gegeven ‘klasinformatie’ koppelen aan de juiste leerling en dit gegeven meedelen aan DOV via een dropserver. DOV kan dan het gegeven ‘klasinformatie’ meedelen aan de Dienstenleveranciers aangesloten op LeerID mits akkoord van de School. Op die manier kan de Dienstenleverancier waarmee de School samenwerkt, op voorhand zijn toepassingen gemakkelijker afstemmen op de leerlingen die zullen aanmelden via LeerID.'
				],
				[
					'G.',
					'De partijen wensen overeenkomstig artikel 8, §1, van het decreet van 18 juli 2008 betreffende het elektronische bestuurlijke gegevensverkeer een protocol te sluiten met betrekking tot de elektronische mededeling van persoonsgegevens.'
				],
				[
					'H.',
					'De functionaris voor gegevensbescherming van DOV heeft op 15/11/2023 advies met betrekking tot een ontwerp van dit protocol gegeven.'
				]
			]
		},
		{ kind: 'paragraph', text: 'Wordt overeengekomen wat volgt:' },
		{ kind: 'heading', text: 'Artikel 1: onderwerp' },
		{
			kind: 'paragraph',
			text: 'In dit protocol worden de voorwaarden en modaliteiten van de elektronische mededeling van de persoonsgegevens zoals omschreven in artikel 3 door de School aan DOV uiteengezet.'
		},
		{
			kind: 'heading',
			text: 'Artikel 2: rechtvaardigingsgronden van zowel de mededeling als de inzameling van de persoonsgegevens'
		},
		{
			kind: 'paragraph',
			text: 'De beoogde gegevensverwerking door DOV gebeurt op grond van artikel 6, 1 c van de Algemene Verordening Gegevensbescherming (AVG): de verwerking is noodzakelijk om te voldoen aan een taak van algemeen belang die op de verwerkingsverantwoordelijke rust; volgens artikel VI10 Gecodificeerd decreet van 28 oktober 2016 sommige bepalingen voor het onderwijs.'
		},
		{
			kind: 'list',
			items: [
				[
					'1°',
					'De School heeft de opgevraagde gegevens oorspronkelijk verzameld voor volgende doeleinden: De School groepeert haar leerlingen in ‘klassen’ op basis van onder meer leeftijd, schoolprestaties of studiekeuze. Leerlingen worden in klassen onderverdeeld uit organisatorische, administratieve en pedagogische overwegingen.'
				],
				[
					'2°',
					'Het Administratieve Pakket zal de opgevraagde gegevens verwerken voor volgende doeleinden: Het Administratieve Pakket treedt op als verwerker voor de School voor de uitwisseling van het gegeven ‘klasinformatie’. DOV zal de LeerID_uuid (identifier) en de account_uuid (voor leerlingen die geen LeerID hebben) meedelen aan het betrokken Administratieve Pakket via een API. Op basis van de identifier kan het Administratieve Pakket het gegeven ‘klasinformatie’ koppelen aan de juiste leerling en dit gegeven meedelen aan DOV via een dropserver. DOV kan dan het gegeven ‘klasinformatie’ meedelen aan de Dienstenleveranciers aangesloten op LeerID mits akkoord van de School met dit protocol.'
				],
				[
					'3°',
					'DOV zal de opgevraagde gegevens verwerken voor volgende doeleinden: DOV wil het gegeven ‘klasinformatie’ opvragen bij de scholen om dit gegeven te kunnen meedelen aan de dienstenleveranciers die aangesloten zijn op LeerID. Op die manier kunnen de betrokken dienstenleveranciers efficiënter toepassing maken van de diensten die zij leveren aan de scholen waarmee zij samenwerken. Het doeleinde van de verdere verwerking van deze persoonsgegevens door DOV is verenigbaar met de doeleinden waarvoor de School de gegevens oorspronkelijk heeft verzameld, aangezien het gegeven ‘klasinformatie’ het doel heeft de onderwijsorganisatie te vereenvoudigen.'
				]
			]
		},
		{
			kind: 'heading',
			text: 'Artikel 3: de gevraagde persoonsgegevens en de categorieën en omvang van de gevraagde persoonsgegevens conform het proportionaliteitsprincipe'
		},
		{
			kind: 'paragraph',
			text: 'In onderstaande tabel wordt een overzicht gegeven van de verschillende persoonsgegevens die worden meegedeeld, alsook de verantwoording van de proportionaliteit en de bewaartermijn van de gegevens. Het betreft geen persoonsgegevens als vermeld in artikel 9 en/of 10 van de algemene verordening gegevensbescherming. Doelgroep zijn de leerlingen van de door de Vlaamse Overheid erkende, gesubsidieerde en gefinancierde scholen van het basis en secundair onderwijs. Gegeven dat gedeeld wordt door de Scholen aan DOV, met het Administratieve Pakket als verwerker.'
		},
		{
			kind: 'facts',
			rows: [
				[
					'Gegeven 1: “Klasinformatie”',
					'Het gegeven ‘klasinformatie’ beschrijft de groep waarin de schoolgaande leerling administratief wordt ingedeeld.'
				],
				[
					'Verantwoording proportionaliteit',
					'Het gegeven ‘klasinformatie’ wordt opgevraagd om de Dienstenleveranciers van de LeerID te laten filteren op basis van klas.'
				],
				[
					'Bewaartermijn',
					'Tot een jaar nadat de actieve inschrijving van de leerling bij het administratieve pakket verlopen is.'
				]
			]
		},
		{
			kind: 'heading',
			text: 'Artikel 4: de categorieën van ontvangers en derden die mogelijks de gegevens eveneens verkrijgen'
		},
		{
			kind: 'paragraph',
			text: 'DOV zal de meegedeelde persoonsgegevens in het kader van de in artikel 2, 2°, vooropgestelde finaliteiten kunnen meedelen aan volgende categorie(ën) van ontvangers:'
		},
		{
			kind: 'list',
			items: [
				[
					'A.',
					'Volgende diensten van DOV zullen toegang hebben tot de gevraagde gegevens: 1. De beheerders van de LeerID toepassing. 2. Elke andere medewerker die omwille van zijn functieprofiel informatie nodig heeft voor de uitvoering van zijn werk.'
				],
				[
					'B.',
					'De gevraagde gegevens uit artikel 3 zullen, mits toestemming van de School, meegedeeld kunnen worden aan de Dienstenleveranciers waarmee zij samenwerken en die aangesloten zijn op LeerID.'
				]
			]
		},
		{ kind: 'heading', text: 'Artikel 5: periodiciteit van de mededeling en de duur van de mededeling' },
		{
			kind: 'paragraph',
			text: 'De persoonsgegevens zullen permanent worden opgevraagd, telkens de leerling de LeerID-toepassing gebruikt, voor onbepaalde duur.'
		},
		{ kind: 'heading', text: 'Artikel 6: beveiligingsmaatregelen' },
		{
			kind: 'paragraph',
			text: 'DOV treft ten minste volgende organisatorische en technische beveiligingsmaatregelen ter beveiliging van de ontvangen persoonsgegevens bij verdere verwerking:'
		},
		{
			kind: 'list',
			items: [
				['A.', 'DOV heeft een functionaris voor gegevensbescherming (DPO).'],
				[
					'B.',
					'DOV sensibiliseert zijn personeel dat toegang heeft tot de gevraagde gegevens over hoe vertrouwelijk om te gaan met deze gegevens.'
				],
				[
					'C.',
					'DOV zal erop toezien dat personeelsleden of aangestelde personen enkel toegang verkrijgen tot persoonsgegevens nadat ze behoorlijk gebonden zijn door een wettelijke of contractuele vertrouwelijkheidsverplichting.'
				],
				['D.', 'DOV houdt een register van verwerkingsactiviteiten bij conform de AVG.'],
				[
					'E.',
					'DOV moet kunnen aantonen dat de in het protocol opgesomde maatregelen werden getroffen. Op eenvoudig verzoek van een Partij moet hiervan een bewijs overgemaakt kunnen worden.'
				],
				[
					'F.',
					'DOV doet voor de verwerking van persoonsgegevens die het voorwerp zijn van voorliggend protocol, beroep op meerdere verwerkers. DOV heeft met de verwerkers een verwerkersovereenkomst in overeenstemming met artikel 28 van de AVG gesloten.'
				],
				[
					'G.',
					'Voor de melding van persoonsgegevens, zoals vermeld in het protocol, werd een risico-inschatting gemaakt. Voor elk risico werd een gepaste technische, organisatorische of juridische maatregel genomen.'
				],
				[
					'H.',
					'De ACM-identiteitsprovider maakt, onderhoudt en beheert identiteitsgegevens en verschaft verificatieservices voor toepassingen. ACM zal na validatie van de inloggegevens van de leerling, informatie m.b.v. een API in de O&V-LeerID datastore ophalen en een token creëren. ACM stuurt vervolgens de browser van de leerling naar de gewenste toepassing inclusief de token.'
				]
			]
		},
		{
			kind: 'paragraph',
			text: 'Volgende maatregelen worden getroffen, naast de maatregelen opgesomd hierboven, ter beveiliging van de mededeling van de persoonsgegevens:'
		},
		{
			kind: 'list',
			items: [
				[
					'A.',
					'DOV zorgt voor een methodologie voor informatieveiligheid en privacy, met name een logsysteem en logbeheer van de logbestanden.'
				],
				[
					'B.',
					'De School doet beroep op het Administratief Pakket als verwerker in overeenstemming met artikel 28 AVG.'
				]
			]
		},
		{ kind: 'heading', text: 'Artikel 7: kwaliteit van de persoonsgegevens' },
		{
			kind: 'paragraph',
			text: 'Zodra een Partij één of meerdere foutieve, onnauwkeurige, onvolledige, ontbrekende, verouderde of overtollige gegevens in de persoonsgegevens vaststelt, al dan niet op basis van een mededeling van betrokkene(n), meldt zij dat onmiddellijk schriftelijk aan de andere betrokken Partijen. De School is verantwoordelijk voor het doorsturen van de meest recente gegevens. Rechtzettingen met betrekking tot de inschrijving kunnen enkel door de school gebeuren via het Administratieve Pakket.'
		},
		{ kind: 'heading', text: 'Artikel 8: transparantie' },
		{
			kind: 'paragraph',
			text: 'DOV informeert de betrokkenen, in het licht van het transparantiebeginsel van de algemene verordening, via publicatie op haar website. Dit protocol zal door DOV worden gepubliceerd via: https://onderwijs.vlaanderen.be/nl/leerid'
		},
		{ kind: 'heading', text: 'Artikel 9: sanctie bij niet-naleving' },
		{
			kind: 'paragraph',
			text: 'Onverminderd haar recht om een schadevergoeding te vorderen kan de School dit protocol middels eenvoudige kennisgeving en zonder voorafgaandelijke ingebrekestelling eenzijdig beëindigen indien DOV deze persoonsgegevens verwerkt in strijd met hetgeen bepaald is in dit protocol, met de algemene verordening gegevensbescherming of met andere relevante wet- of regelgeving inzake de bescherming van natuurlijke personen bij de verwerking van persoonsgegevens.'
		},
		{ kind: 'heading', text: 'Artikel 10: meldingsplichten' },
		{
			kind: 'paragraph',
			text: 'Partijen engageren zich in het licht van artikel 33 van de algemene verordening gegevensbescherming om elkaar via de functionarissen voor gegevensbescherming zonder onredelijke vertraging op de hoogte te stellen van elk gegevenslek dat zich voordoet betreffende de meegedeelde gegevens met impact op beide partijen en in voorkomend geval onmiddellijk gezamenlijk te overleggen teneinde alle maatregelen te nemen om de gevolgen van het gegevenslek te beperken en te herstellen. De partijen verschaffen elkaar alle informatie die ze nuttig of nodig achten om de beveiligingsmaatregelen te optimaliseren.'
		},
		{ kind: 'heading', text: 'Artikel 11: toepasselijk recht en geschillenbeslechting' },
		{
			kind: 'paragraph',
			text: 'Dit protocol wordt beheerst door het Belgisch recht. Alle geschillen die voortvloeien uit of verband houden met dit protocol worden beslecht door de bevoegde rechtbank in Brussel.'
		},
		{ kind: 'heading', text: 'Artikel 12: inwerkingtreding en opzegging' },
		{
			kind: 'paragraph',
			text: 'Dit protocol treedt in werking na akkoordverklaring van de School. De School gaat over tot akkoord met de inhoud van dit document via een aparte akkoordverklaring in het LeerID Schoolloket. Het protocol eindigt van rechtswege wanneer er geen rechtsgrond meer bestaat voor de gevraagde mededeling van persoonsgegevens.'
		},
		{ kind: 'paragraph', text: 'Opgemaakt te Brussel op 15 november 2023.' },
		{
			kind: 'paragraph',
			text: 'Getekend op 17 juli 2024 door Ann Verhaegen, secretaris-generaal, departement Onderwijs en Vorming.'
		}
	]
};
