import { type Channel, channels } from '../../../core/interactions.ts';
import { directionWithin } from './directions.ts';
import { normalWord, vocabularyOf } from './words.ts';

// English, Italian, German, French, Spanish, then the words of vendors. Normal form, see words.ts.
const WORDS: Readonly<Record<Channel, readonly string[]>> = {
  email: [
    'email, received email, e mail, emails, mail, mails, email message, by email, newsletter, mailing',
    'posta elettronica, via email, per email, courriel, courrier electronique, correo, correo electronico, mailadresse',
  ],
  sms: ['sms, text, text message, texts, mms, messaggio di testo, messaggino, kurznachricht, texto, mensaje de texto'],
  phone: [
    'phone, telephone, tel, call, calls, phone call, voice, voicemail, mobile, cell, cellphone, hotline, call center, callcenter',
    'voice call, talk, cti, phone number',
    'telefono, chiamata, telefonata, chiamata telefonica, segreteria, cellulare, numero verde, per telefono',
    'telefon, anruf, telefonat, telefonisch, per telefon, rufnummer, mobil, handy',
    'appel, appel telephonique, par telephone, llamada, llamada telefonica, por telefono, movil, telefonico',
  ],
  whatsapp: ['whatsapp, whats app, wa, whatsapp business, whatsapp message'],
  post: [
    'post, postal, postal mail, letter, letters, direct mail, snail mail, paper mail, postcard, mail piece',
    'posta, lettera, posta ordinaria, raccomandata, cartolina, brief, postalisch, per post, postkarte, einschreiben',
    'courrier, courrier postal, lettre, poste, carte postale, carta, correo postal, correo ordinario, tarjeta postal',
  ],
  push: [
    'push, push notification, notification, app push, web push, mobile push, notifica push, notifica, pushnachricht',
  ],
  chat: [
    'chat, live chat, livechat, chats, messaging, messenger, web chat, webchat, native messaging, chatbot, bot',
    'website chat, web messenger, web widget, sunshine conversations, intercom, in app chat, im, instant message',
    'chat dal vivo, chat in diretta, chat en vivo, chat en direct, clavardage, livechat website',
  ],
  social: [
    'social, social media, twitter, x, facebook, instagram, linkedin, tiktok, youtube, pinterest, google play, telegram',
    'facebook message, facebook messenger, facebook post, facebook private message, instagram dm, instagram direct, twitter dm',
    'twitter direct message, twitter mention, twitter favorite, x corp dm, x corp post, wechat, line, tweet, weibo, viber',
    'reti sociali, rete sociale, soziale medien, soziale netzwerke, reseaux sociaux, reseau social, redes sociales, red social',
  ],
  web: [
    'web, website, web site, webform, web form, form, contact form, portal, web portal, help center, helpcenter, online, site',
    'feedback widget, widget, browser, web service, web service api, internet, app, mobile app, in app, landing page, forum',
    'community, page, store front, storefront, web shop, webshop, e commerce, ecommerce, online shop, homepage',
    'sito, sito web, modulo, modulo web, modulo di contatto, portale, webseite, kontaktformular, formular, webformular, onlineshop',
    'site web, formulaire, formulaire web, formulaire de contact, portail, boutique en ligne, sitio, sitio web, formulario',
    'formulario web, formulario de contacto, portal web, pagina web, tienda online, tienda en linea, pagina',
  ],
  shop: [
    'shop, store, in store, instore, in person, branch, counter, till, pos, point of sale, retail, face to face, walk in',
    'negozio, in negozio, punto vendita, di persona, sportello, cassa, bottega, banco, laden, filiale, geschaft, ladengeschaft',
    'vor ort, personlich, kasse, theke, boutique, magasin, en magasin, en personne, point de vente, caisse, guichet, agence',
    'tienda, en tienda, en persona, punto de venta, caja, sucursal, presencial, mostrador, oficina',
  ],
};

const CHANNELS = vocabularyOf(channels.map((channel, index) => [index, WORDS[channel]] as const));

/** The channel that a text in normal form names, as an index into `channels`; undefined for none. */
export function channelNamed(word: string): number | undefined {
  return CHANNELS.get(word);
}

/** A channel, and the direction that some name along with it: `Outbound Email`. */
export interface ChannelMeaning {
  readonly channel: number;
  readonly direction: number | undefined;
}

/** The channel of a cell; null for an empty cell, undefined for words that are not known. */
export function channelOf(cell: string): ChannelMeaning | null | undefined {
  const word = normalWord(cell);
  if (word === '') return null;
  const whole = channelNamed(word);
  const words = word.split(' ');
  const direction = words.map(directionWithin).find((one) => one !== undefined);
  const channel = whole ?? channelNamed(words.filter((one) => directionWithin(one) === undefined).join(' '));
  return channel === undefined ? undefined : { channel, direction };
}

/** Every word for a channel. */
export const channelWords: readonly string[] = [...CHANNELS.keys()];
