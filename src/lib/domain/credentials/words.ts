/**
 * Short Dutch words for the passwords of basis accounts (F30), three letters each: known in primary school, spelled
 * as they sound, and nothing about bodies, weight, origin, religion, drink, death or insult. Our own list. Words may
 * be added and removed freely: a password is hashed whole, never looked up here again.
 */
export const WORDS: readonly string[] = `
aai aak aal aan aar ach aha air als alt app ark arm
bad bak bal ban bas bed bel ben bes bij bik bio bis bit boa bod boe bok bol bon bos bot box boy bui bul bus
cab cap cel col cup
dag dak dal dam dan dar das dat dek den dep dia dip dit doc doe dof dok dol don dop dor dot dra duo dus dut duw
een eer eet ego eik eis elf elk els era erf erg ets
fan fax fee fel fez fit fop fun fut
gaf geb gel gem gij gil gis git gom gul gum gym
had hak hal hap hei hek hef hem hen her het hey hij hik hip hit hof hoi hok hol hop hor hou hub hul hun hup hut
iep ijl ijs
jak jam jas jet jij jol jou juk jus
kaf kam kan kap kar kas kat kei ken kid kik kil kim kin kip kit koe kok kol kom kon kop kot kou kun kus
lab lag lak lam lap las lat led lef leg lei les let lig lij lip lis lob lof log lok lol lor los lot lus luw lux
mag mak man map mat mee mei men met mij mik min mis mix moe mok mol mop mos mot mug mul mus
nam nap nat nee nek net nis nog nok nop nou nut
ode oef oei oer oho olm oma ons oog ooi ook oom oor opa oud
pad paf pak pal pan pap par pas pat pek pel pen per pet pin pip pit pod pof pol pop pos pro puf pui pup put
raa rad rag rak ram ran rap rat ree rek rem ren rep reu rib rif rij ril rit rob roe rog rok rol ros rui rug rul run ruw
sap sas set sik sim ski sla sok sol som sop spa sub sus
tak tal tam tap tas tel ten ter tij tik til tin tip tja toe tof tol ton top tor tot tuf tui tuk
ufo uil uit uno ups uur usb uwe
vak val van vat vee vel ven ver via vin vip vis vla vlo vod vol vos vul
wad wak wal was wat web weg wei wek wel wen wet wie wig wij wik wil win wis wit wol won wou wow
yak yen yes
zag zal zap zee zeg zei zes zet zie zij zin zit zon zoo zou zul zus
`
	.trim()
	.split(/\s+/);
