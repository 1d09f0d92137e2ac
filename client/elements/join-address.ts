/** A join link as it is read aloud: without its scheme and a slash at its end. */
export const readableUrl = (url: string): string =>
  url.replace(/^https?:\/\//, '').replace(/\/$/, '');

/** The address of a link's server, as it is typed: “192.168.0.4:8080”. */
export const readableHost = (url: string): string => URL.parse(url)?.host ?? readableUrl(url);
