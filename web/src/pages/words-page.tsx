import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Alert, Button, DatePicker, Empty, Input, Select, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useSearchParams } from 'react-router';
import { windowsQuery, windowTitle } from '../api/places.ts';
import { foundWordsQuery } from '../api/words.ts';
import { useSay } from '../i18n/language.tsx';
import { PageFrame } from '../layout/page-frame.tsx';
import { FoundWords } from '../words/found-words.tsx';
import '../words/words.css';
import { addressOfWords, wordsFilter } from '../words/words-filter.ts';

const DAY = 'YYYY-MM-DD';

/** A phrase, sought in what the clerks of all windows said. */
export function WordsPage() {
  const t = useSay();
  const [address, setAddress] = useSearchParams();
  const { data: places } = useQuery(windowsQuery);
  const windows = places?.windows ?? [];
  const place = windows.find(({ id }) => String(id) === address.get('window'));
  const filter = wordsFilter(address, place);
  const { data, error, isFetching, hasNextPage, fetchNextPage } = useInfiniteQuery(foundWordsQuery(filter));
  const found = data?.pages.flatMap((page) => page.found);
  const go = (changes: Record<string, string | undefined>) =>
    setAddress(addressOfWords(address, changes), { replace: true });

  return (
    <PageFrame
      title={t('用语检索', 'Words')}
      tools={
        <>
          <Select
            aria-label={t('窗口', 'Window')}
            style={{ width: 150 }}
            allowClear
            placeholder={t('全部窗口', 'All windows')}
            value={place?.id ?? null}
            options={windows.map((each) => ({ value: each.id, label: windowTitle(each) }))}
            onChange={(id: number | null | undefined) => go({ window: id == null ? undefined : String(id) })}
          />
          <DatePicker.RangePicker
            value={filter.fromDay && filter.toDay ? [dayjs(filter.fromDay), dayjs(filter.toDay)] : null}
            onChange={(range) => go({ from: range?.[0]?.format(DAY), to: range?.[1]?.format(DAY) })}
          />
        </>
      }
    >
      <div className="stack">
        <Input.Search
          className="words-search"
          aria-label={t('要找的话', 'What was said')}
          placeholder={t('例如：请您稍等', 'In Chinese, such as 请您稍等')}
          defaultValue={filter.q}
          maxLength={40}
          allowClear
          enterButton={t('检索', 'Search')}
          onSearch={(q) => go({ q: q.trim() || undefined })}
        />
        <p className="muted small">
          {t(
            '只有窗口人员说的话，号码已遮盖；同音字也能找到。每次检索都记入审计日志。',
            'What clerks said, with numbers masked; homophones are found too. Each search is noted in the audit log.',
          )}
        </p>
        {error !== null && <Alert type="error" title={error.message} />}
        {found === undefined && isFetching && <Skeleton active />}
        {found?.length === 0 && (
          <Empty className="panel panel-pad" description={t('没有找到', 'Nobody was found to say this')} />
        )}
        {found !== undefined && found.length > 0 && <FoundWords found={found} windows={windows} />}
        {hasNextPage && (
          <Button loading={isFetching} onClick={() => void fetchNextPage()}>
            {t('载入更多', 'Load more')}
          </Button>
        )}
        {filter.q === '' && (
          <Empty className="panel panel-pad" description={t('输入要找的话', 'Enter what to look for')} />
        )}
      </div>
    </PageFrame>
  );
}
