/**
 * What Flemish pupils are likely to choose and the dictionaries do not have, most likely first (the rank counts):
 * declarations, games, clubs, idols and school words, written together and in lower case.
 */
export const EVERYDAY_PHRASES: readonly string[] = `
ikhouvanjou ikhouvanje ikhouvanmama ikhouvanpapa ikhouvanmijn ikhouvanu ikhouvan houvanjou mijnwachtwoord
ditismijnwachtwoord nieuwwachtwoord wachtwoordvergeten ikweethetniet ikbendebeste ikbengek ikbencool jijbentgek
fortnite roblox minecraft brawlstars clashroyale tiktok snapchat youtube instagram playstation nintendo supermario
pokemon pikachu spongebob pawpatrol k3 samsonengert buurman plopsaland efteling disney frozen elsa harrypotter
hogwarts starwars spiderman batman superman avengers barbie unicorn eenhoorn
clubbrugge rscanderlecht anderlecht kaagent krcgenk genk standard antwerp rodeduivels kevindebruyne debruyne lukaku
courtois ronaldo cristianoronaldo messi lionelmessi mbappe neymar barcelona realmadrid manchestercity
manchesterunited ajax psv
zomervakantie kerstvakantie paasvakantie grotevakantie schoolvakantie verjaardag gelukkigeverjaardag vrolijkkerstfeest
gelukkignieuwjaar sinterklaas zwartepiet
smartschool bingel kabas sprintplus automatus ilearn leerling school juffrouw meester leerkracht speelplaats huiswerk
wiskunde nederlands mijnhond mijnkat mijnpoes mijnfiets mijnschool bestevriend bestevriendin bff schatje liefje lieverd
`
	.trim()
	.split(/\s+/);
