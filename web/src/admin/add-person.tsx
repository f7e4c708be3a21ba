import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input, Select } from 'antd';
import { addPerson, type NewPerson, type Person } from '../api/accounts.ts';
import { useSay } from '../i18n/language.tsx';
import { ROLE_WORDING } from '../session/role-wording.ts';
import { type Role, useSession } from '../session/session.tsx';

interface PersonForm {
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  readonly staffNumber?: string;
}

interface AddPersonProps {
  readonly onAdded: (person: Person, oneTimePassword: string | undefined) => void;
}

export function AddPerson({ onAdded }: AddPersonProps) {
  const t = useSay();
  const { message } = App.useApp();
  const [form] = Form.useForm<PersonForm>();
  const { halls } = useSession().account;
  const add = useMutation({
    mutationFn: ({ staffNumber, ...person }: PersonForm) => {
      const body: NewPerson = {
        ...person,
        mayUnblur: false,
        ...(staffNumber && { staffNumber }),
        ...(halls && { halls }),
      };
      return addPerson(body);
    },
    onSuccess: ({ account, oneTimePassword }) => {
      form.resetFields();
      onAdded(account, oneTimePassword);
    },
    onError: (error) => void message.error(error.message),
  });
  const needed = [{ required: true, message: t('必填', 'needed') }];
  return (
    <Form form={form} layout="inline" onFinish={(person) => add.mutate(person)} initialValues={{ role: 'supervisor' }}>
      <Form.Item name="name" rules={needed}>
        <Input placeholder={t('用户名（小写字母）', 'Login, small letters')} aria-label={t('用户名', 'Login')} />
      </Form.Item>
      <Form.Item name="displayName" rules={needed}>
        <Input placeholder={t('姓名', 'Name')} aria-label={t('姓名', 'Name')} />
      </Form.Item>
      <Form.Item name="role">
        <Select
          style={{ width: 140 }}
          aria-label={t('角色', 'Role')}
          options={Object.entries(ROLE_WORDING).map(([value, wording]) => ({ value, label: t.of(wording) }))}
        />
      </Form.Item>
      <Form.Item name="staffNumber">
        <Input
          style={{ width: 130 }}
          placeholder={t('工号（可空）', 'Staff number')}
          aria-label={t('工号', 'Staff number')}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={add.isPending}>
        {t('添加', 'Add')}
      </Button>
    </Form>
  );
}
