import { useMutation } from '@tanstack/react-query';
import { api } from '../../bridge/client.ts';
import { say } from '../../bridge/notices.ts';
import { Window } from '../../ui/window.tsx';
import { PinForm } from './pin-form.tsx';
import './seat-choice.css';

/** Another PIN, by whoever has the one there is. */
export function ChangePin({ onClose }: { readonly onClose: () => void }) {
  const change = useMutation(
    api.session.changePin.mutationOptions({
      meta: { ownProblem: true, quiet: true },
      onSuccess() {
        say('success', '密码已更换。');
        onClose();
      },
    }),
  );
  return (
    <Window open title="更换密码" width={420} footer={null} onCancel={onClose}>
      <PinForm
        state="chosen"
        change
        submit="更换"
        pending={change.isPending}
        error={change.error}
        onSubmit={({ pin, newPin = '' }) => {
          change.mutate({ pin, newPin });
        }}
      />
    </Window>
  );
}
