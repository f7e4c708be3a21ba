/** Parameters of an address that say which picture, and open nothing. All others may be secrets. */
const HARMLESS =
  /^(?:ch|chn|channel|subtype|stream|streamtype|profile|resolution|fps|codec|proto|transportmode|unicast)$/i;
const URL_TEXT = /([a-z][a-z0-9+.-]*:\/\/)([^\s'"<>?#]*)([?#][^\s'"<>]*)?/gi;
/** Some recorders take the password within the path: `/user=admin_password=x_channel=1.sdp`. */
const SECRET_IN_PATH = /(?<![a-z])(pass(?:word|wd)?|pwd|token|secret|key|auth|sign(?:ature)?)=[^&_/;]*/gi;

/**
 * Makes a text fit for logs, messages and the store: of its URLs, user and password become `***`, and so do all values of the
 * query but those that are known to be harmless: a presigned address opens the footage to anyone who has it.
 */
export const redactCredentials = (text: string): string =>
  text.replace(URL_TEXT, (_, scheme: string, address: string, query = '') => {
    const host = address.slice(endOfUserInfo(address));
    const place = host.length < address.length ? `***${host}` : host;
    return scheme + place.replace(SECRET_IN_PATH, '$1=***') + redactQuery(query);
  });

/** Where the @ before the host is, 0 where there is none. Passwords may hold `@`, and `/` where nobody encoded it. */
function endOfUserInfo(address: string): number {
  const authority = address.split('/', 1)[0]!;
  const mayGoOn = !authority.includes('@') && authority.includes(':');
  return Math.max(0, (mayGoOn ? address : authority).lastIndexOf('@'));
}

const redactQuery = (query: string): string =>
  query.replace(/([?&;#])([^=&;#]*)(?:=([^&;#]*))?/g, (whole, before: string, name: string, value?: string) => {
    if (name === '' || HARMLESS.test(name)) return whole;
    return value === undefined ? `${before}***` : `${before}${name}=***`;
  });
