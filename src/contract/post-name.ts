/** Names of posts are part of ids (`e1@left`), of addresses and of files. */
export const POST_NAME = /^[^\p{Cc}\p{Cs}@]{1,64}$/u;
export const POST_NAME_RULE = 'a post needs a name of at most 64 characters, without control characters and @';

export const MOST_POSTS = 20;
