import type { AskedPermission } from '#shared/contract/permissions.ts';
import type { Actor } from '#shared/contract/session.ts';
import type { Role } from '#shared/domain/people/roles.ts';

/** Who sits at a seat, as the door knows them. */
export interface Sitting {
  readonly actor: Actor;
  readonly department: string;
  /** Without those whose condition is not met: whose certificate has run out is no officer today. */
  readonly roles: readonly Role[];
  /** Why a role does not count today. */
  readonly remark?: string;
  /**
   * A seat of the program itself, the command line, and what it may do: everything in an archive where nobody has a PIN
   * yet, or else what is no secret.
   */
  readonly house?: 'everything' | readonly AskedPermission[];
}
