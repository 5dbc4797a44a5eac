import { useNavigate } from 'react-router';

/** Back to where one came from; to `fallback` for who came by an address. */
export function useBack(fallback: string): () => void {
  const navigate = useNavigate();
  return () => {
    // The router counts its own steps; the first place of a window has none behind it.
    const state: unknown = window.history.state;
    const cameFrom =
      typeof state === 'object' &&
      state !== null &&
      'idx' in state &&
      typeof state.idx === 'number' &&
      state.idx > 0;
    void (cameFrom ? navigate(-1) : navigate(fallback));
  };
}
