/**
 * Newspapers, broadcasters and agencies by the host they publish on, from general knowledge of the world's press: those
 * whose site is named by an abbreviation, by its address or in another script than bibliographies in Latin letters use
 * (APA 7 §9.38 and Chicago 18 §11.71 ask for the romanized name of a periodical). Names that a page writes out need none.
 */
const PAPERS = `
aawsat.com Asharq Al-Awsat
abc.es ABC
abc.net.au ABC News
aftonbladet.se Aftonbladet
ahram.org.eg Al-Ahram
aif.ru Argumenty i Fakty
ajc.com The Atlanta Journal-Constitution
alarabiya.net Al Arabiya
aljazeera.net Al Jazeera
alquds.co.uk Al-Quds Al-Arabi
amarujala.com Amar Ujala
anandabazar.com Anandabazar Patrika
ansa.it ANSA
ap.org Associated Press
apnews.com Associated Press
ard.de ARD
asahi.com Asahi Shimbun
azcentral.com The Arizona Republic
bbc.co.uk BBC News
bbc.com BBC News
beijingnews.net Beijing News
bhaskar.com Dainik Bhaskar
bjnews.com.cn Beijing News
bostonglobe.com The Boston Globe
br.de Bayerischer Rundfunk
caixin.com Caixin
calcalist.co.il Calcalist
capital.bg Kapital
cas.sk Nový Čas
cbc.ca CBC News
ceskatelevize.cz Česká televize
chicagotribune.com Chicago Tribune
china.com.cn China Internet Information Center
chinadaily.com.cn China Daily
chinatimes.com China Times
chosun.com Chosun Ilbo
chunichi.co.jp Chunichi Shimbun
cna.com.tw Central News Agency
danas.rs Danas
dallasnews.com The Dallas Morning News
detroitnews.com The Detroit News
diepresse.com Die Presse
dn.pt Diário de Notícias
dn.se Dagens Nyheter
dnevnik.bg Dnevnik
donga.com Dong-A Ilbo
dr.dk DR
dw.com Deutsche Welle
eenadu.net Eenadu
efsyn.gr Efimerida ton Syntakton
epochtimes.com The Epoch Times
faz.net Frankfurter Allgemeine Zeitung
floridatoday.com Florida Today
fontanka.ru Fontanka
fr.de Frankfurter Rundschau
freep.com Detroit Free Press
ft.com Financial Times
gazeta.ru Gazeta.ru
globes.co.il Globes
globo.com O Globo
gmw.cn Guangming Daily
guancha.cn Guancha
haaretz.co.il Haaretz
hamshahrionline.ir Hamshahri
hani.co.kr The Hankyoreh
hankookilbo.com Hankook Ilbo
hankyung.com The Korea Economic Daily
haz.de Hannoversche Allgemeine Zeitung
hk01.com HK01
hn.cz Hospodářské noviny
hokkaido-np.co.jp Hokkaido Shimbun
hr-fernsehen.de Hessischer Rundfunk
hs.fi Helsingin Sanomat
huanqiu.com Global Times
idnes.cz Mladá fronta Dnes
ifeng.com Phoenix New Media
independent.co.uk The Independent
interfax.ru Interfax
irna.ir IRNA
isna.ir ISNA
israelhayom.co.il Israel Hayom
iz.ru Izvestia
jagran.com Dainik Jagran
jang.com.pk Daily Jang
jiji.com Jiji Press
joins.com JoongAng Ilbo
joongang.co.kr JoongAng Ilbo
jp.dk Jyllands-Posten
kathimerini.gr Kathimerini
kbs.co.kr KBS
khabaronline.ir Khabar Online
khan.co.kr Kyunghyang Shinmun
kmib.co.kr Kukmin Ilbo
kommersant.ru Kommersant
kompas.com Kompas
kp.ru Komsomolskaya Pravda
kyodonews.jp Kyodo News
kyoto-np.co.jp Kyoto Shimbun
latimes.com Los Angeles Times
lenta.ru Lenta.ru
lesechos.fr Les Échos
livehindustan.com Hindustan
lrt.lt LRT
ltn.com.tw Liberty Times
lvz.de Leipziger Volkszeitung
maariv.co.il Maariv
maeil.com Maeil Shinmun
mainichi.jp Mainichi Shimbun
manoramaonline.com Malayala Manorama
mathrubhumi.com Mathrubhumi
matichon.co.th Matichon
mdr.de Mitteldeutscher Rundfunk
meduza.io Meduza
mercurynews.com The Mercury News
miamiherald.com Miami Herald
mingpao.com Ming Pao
mk.co.kr Maeil Business Newspaper
mk.ru Moskovskij Komsomolets
moz.de Märkische Oderzeitung
munhwa.com Munhwa Ilbo
mz.de Mitteldeutsche Zeitung
ndr.de Norddeutscher Rundfunk
news.cn Xinhua
newsru.com NEWSru
nhk.or.jp NHK
nikkan-gendai.com Nikkan Gendai
nikkei.com The Nikkei
nishinippon.co.jp Nishinippon Shimbun
noz.de Neue Osnabrücker Zeitung
nos.nl NOS
novayagazeta.eu Novaya Gazeta Europe
novayagazeta.ru Novaya Gazeta
nrc.nl NRC
nrk.no NRK
nrz.de Neue Ruhr Zeitung
nwzonline.de Nordwest-Zeitung
nydailynews.com New York Daily News
nypost.com New York Post
nytimes.com The New York Times
nzz.ch Neue Zürcher Zeitung
okinawatimes.co.jp The Okinawa Times
oregonlive.com The Oregonian
orf.at ORF
people.cn People's Daily
people.com.cn People's Daily
politika.rs Politika
pravda.com.ua Ukrainska Pravda
pravda.ru Pravda.ru
prothomalo.com Prothom Alo
ptinews.com Press Trust of India
qq.com Tencent News
rai.it Rai
rbb24.de Rundfunk Berlin-Brandenburg
rbc.ru RBC
rferl.org Radio Free Europe/Radio Liberty
rfi.fr Radio France Internationale
rg.ru Rossiyskaya Gazeta
ria.ru RIA Novosti
rnd.de RedaktionsNetzwerk Deutschland
rp-online.de Rheinische Post
rp.pl Rzeczpospolita
rte.ie RTÉ
rtl.de RTL
rtve.es RTVE
ryukyushimpo.jp Ryukyu Shimpo
sankei.com Sankei Shimbun
saechsische.de Sächsische Zeitung
sbs.co.kr SBS
scmp.com South China Morning Post
segye.com Segye Ilbo
seoul.co.kr Seoul Shinmun
sfchronicle.com San Francisco Chronicle
shz.de Schleswig-Holsteinischer Zeitungsverlag
sina.com.cn Sina
smh.com.au The Sydney Morning Herald
sohu.com Sohu
sr.de Saarländischer Rundfunk
srf.ch Schweizer Radio und Fernsehen
startribune.com Star Tribune
sueddeutsche.de Süddeutsche Zeitung
svd.se Svenska Dagbladet
svoboda.org Radio Svoboda
svt.se SVT
swr.de Südwestrundfunk
tanea.gr Ta Nea
tampabay.com Tampa Bay Times
tass.com TASS
tass.ru TASS
taz.de die tageszeitung
thairath.co.th Thai Rath
thehindu.com The Hindu
thepaper.cn The Paper
tokyo-np.co.jp Tokyo Shimbun
tovima.gr To Vima
toyokeizai.net Toyo Keizai
udn.com United Daily News
unian.net UNIAN
unian.ua UNIAN
upi.com United Press International
vedomosti.ru Vedomosti
voanews.com Voice of America
vrt.be VRT
washingtonpost.com The Washington Post
waz.de Westdeutsche Allgemeine Zeitung
wdr.de Westdeutscher Rundfunk
wsj.com The Wall Street Journal
xinhuanet.com Xinhua
yna.co.kr Yonhap News Agency
ynet.co.il Ynet
yomiuri.co.jp Yomiuri Shimbun
yonhapnews.co.kr Yonhap News Agency
zaobao.com Lianhe Zaobao
zaobao.com.sg Lianhe Zaobao
zdf.de ZDF
zn.ua Dzerkalo Tyzhnia
`;

const BY_HOST: ReadonlyMap<string, string> = new Map(
  PAPERS.trim()
    .split('\n')
    .map((line): [string, string] => {
      const at = line.indexOf(' ');
      return [line.slice(0, at), line.slice(at + 1)];
    }),
);

/** What the press on this address's host is known as: `https://www1.wdr.de/…` → `Westdeutscher Rundfunk`. */
export function knownPaper(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const parts = new URL(url).hostname.split('.');
  for (let i = 0; i < parts.length - 1; i++) {
    const name = BY_HOST.get(parts.slice(i).join('.'));
    if (name !== undefined) return name;
  }
  return undefined;
}
