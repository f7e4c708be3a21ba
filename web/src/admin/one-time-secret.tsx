import { Modal, Typography } from 'antd';
import { useSay } from '../i18n/language.tsx';

interface OneTimeSecretProps {
  readonly secret: { readonly title: string; readonly value: string } | undefined;
  readonly onClose: () => void;
}

/** The service keeps only its hash: whoever closes this has to make another. */
export function OneTimeSecret({ secret, onClose }: OneTimeSecretProps) {
  const t = useSay();
  return (
    <Modal
      open={secret !== undefined}
      title={secret?.title}
      onOk={onClose}
      onCancel={onClose}
      cancelButtonProps={{ style: { display: 'none' } }}
      okText={t('已记下', 'Noted')}
      mask={{ closable: false }}
    >
      <p className="muted">{t('只显示这一次，请交给本人。', 'Shown this once: hand it over.')}</p>
      <Typography.Paragraph copyable code style={{ fontSize: 18, marginTop: 12 }}>
        {secret?.value ?? ''}
      </Typography.Paragraph>
    </Modal>
  );
}
