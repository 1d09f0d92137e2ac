import type { AnyCommandBody } from '../../../shared/protocol/any-command.ts';
import type { Welcome } from '../../../shared/protocol/messages.ts';
import type { View } from '../../../shared/view/view.ts';
import type { CommandResult } from '../../controllers/command-outbox.ts';
import type { PeopleNews } from '../../controllers/people-news.ts';

/** What each part of the class panel is given by its page. */
export interface ClassContext {
  view: View;
  news: PeopleNews;
  /** Null until the server said who this page is. */
  welcome: Welcome | null;
  /** Asks the session; never rejects. */
  send: (body: AnyCommandBody) => Promise<CommandResult>;
}
