import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { windowsQuery, windowTitle } from '../api/places.ts';
import { enterTraining, trainingsQuery } from '../api/scores.ts';
import { useSay } from '../i18n/language.tsx';

const DAY = 'YYYY-MM-DD';

/** Marks a training of a window, or of a whole hall. */
export function AddTraining({ window }: { readonly window: string | undefined }) {
  const t = useSay();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { data } = useQuery(windowsQuery);
  const places = data?.windows ?? [];
  const halls = [...new Set(places.map(({ hall }) => hall))];
  const [day, setDay] = useState(() => dayjs().format(DAY));
  const [topic, setTopic] = useState('');
  const [chosen, setChosen] = useState<string>();
  const options = [
    ...halls.map((hall) => ({ value: JSON.stringify({ hall }), label: t(`${hall}：全厅`, `${hall}: whole hall`) })),
    ...places.map((place) => ({
      value: JSON.stringify({ hall: place.hall, window: place.window }),
      label: windowTitle(place),
    })),
  ];
  const usual = places.find((place) => place.window === window) ?? places[0];
  const where =
    chosen ??
    (usual && JSON.stringify(window === undefined ? { hall: usual.hall } : { hall: usual.hall, window: usual.window }));
  const enter = useMutation({
    mutationFn: () => enterTraining({ ...(JSON.parse(where!) as { hall: string; window?: string }), day, topic }),
    onSuccess: async () => {
      setTopic('');
      await queries.invalidateQueries({ queryKey: trainingsQuery.queryKey });
    },
    onError: (error) => void message.error(error.message),
  });
  return (
    <>
      <DatePicker
        allowClear={false}
        value={dayjs(day)}
        aria-label={t('培训日期', 'Day of the training')}
        onChange={(value) => value && setDay(value.format(DAY))}
      />
      <Select
        style={{ width: 150 }}
        aria-label={t('培训范围', 'Whose training')}
        value={where ?? null}
        options={options}
        onChange={(value: string | null) => setChosen(value ?? undefined)}
      />
      <Input
        style={{ width: 180 }}
        maxLength={80}
        value={topic}
        placeholder={t('培训内容', 'What was taught')}
        aria-label={t('培训内容', 'What was taught')}
        onChange={(e) => setTopic(e.target.value)}
        onPressEnter={() => topic.trim() !== '' && enter.mutate()}
      />
      <Button
        disabled={topic.trim() === '' || where === undefined}
        loading={enter.isPending}
        onClick={() => enter.mutate()}
      >
        {t('标记培训', 'Mark a training')}
      </Button>
    </>
  );
}
