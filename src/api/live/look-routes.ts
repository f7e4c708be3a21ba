import { z } from 'zod';
import { ROLES } from '../../contract/role.ts';
import { liveLookOf } from '../../store/places/live-looks.ts';
import { principalOf } from '../access/guard.ts';
import type { Routes } from '../context.ts';
import { windowFor } from '../places/find-window.ts';
import { idParams, instant, toInstant } from '../schemas/common.ts';

const lookSchema = z
  .object({
    at: instant,
    picture: z.object({ width: z.int(), height: z.int() }).describe('In whose pixels landmarks are'),
    people: z.array(
      z.object({
        person: z.string(),
        role: z.enum(ROLES),
        pose: z.array(z.number()).describe('33 × (x px, y px, visibility 0..1)'),
        hands: z.array(z.array(z.number()).describe('21 × (x px, y px)')),
      }),
    ),
  })
  .meta({ id: 'LiveLook', description: 'Landmarks of what a live camera saw last; no picture, no face' });

/** Route `/windows/:id/live`: what the window's live camera saw last, without a picture. */
export const lookRoutes: Routes =
  ({ store }) =>
  async (app) => {
    app.get(
      '/windows/:id/live',
      {
        config: { access: 'place:write' },
        schema: {
          summary: 'What the live camera of a window saw last',
          description: 'Renewed every second while `liyi watch` watches it; nothing where it never did.',
          tags: ['live'],
          params: idParams,
          response: { 200: z.object({ look: lookSchema.optional() }) },
        },
      },
      async (request) => {
        const place = await windowFor(store, principalOf(request), request.params.id);
        const look = await store.read((db) => liveLookOf(db, place.id));
        if (look === undefined) return {};
        const people = look.people.map((person) => ({
          ...person,
          pose: [...person.pose],
          hands: person.hands.map((hand) => [...hand]),
        }));
        return { look: { at: toInstant(look.at), picture: look.picture, people } };
      },
    );
  };
