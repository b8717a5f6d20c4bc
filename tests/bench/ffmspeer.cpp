// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/ffmspeer.h"

#include <QFile>

#include <array>

#ifdef BENCH_HAS_FFMS2
#include <ffms.h>
#endif

namespace bench {

#ifdef BENCH_HAS_FFMS2

class FfmsPeer::Private {
public:
    struct Free {
        void operator()(FFMS_Index *index) const { FFMS_DestroyIndex(index); }
        void operator()(FFMS_VideoSource *source) const { FFMS_DestroyVideoSource(source); }
    };

    template <class T> T *must(T *result) const
    {
        if (!result)
            qFatal("FFMS2: %s", words.data());
        return result;
    }

    std::array<char, 1024> words{};
    FFMS_ErrorInfo error{0, 0, int(words.size()), words.data()};
    std::unique_ptr<FFMS_Index, Free> index;
    std::unique_ptr<FFMS_VideoSource, Free> source;
};

FfmsPeer::FfmsPeer(const QString &path)
    : d(std::make_unique<Private>())
{
    FFMS_Init(0, 0);
    const QByteArray name = QFile::encodeName(path);
    FFMS_Indexer *indexer = d->must(FFMS_CreateIndexer(name.constData(), &d->error));
    d->index.reset(d->must(FFMS_DoIndexing2(indexer, FFMS_IEH_ABORT, &d->error)));
    const int track = FFMS_GetFirstTrackOfType(d->index.get(), FFMS_TYPE_VIDEO, &d->error);
    d->source.reset(d->must(FFMS_CreateVideoSource(
        name.constData(), track, d->index.get(), -1, FFMS_SEEK_NORMAL, &d->error)));
}

FfmsPeer::~FfmsPeer() = default;

bool FfmsPeer::isAvailable()
{
    return true;
}

void FfmsPeer::frame(std::int64_t n)
{
    d->must(FFMS_GetFrame(d->source.get(), int(n), &d->error));
}

#else

class FfmsPeer::Private { };

FfmsPeer::FfmsPeer(const QString &)
{
    qFatal("built without FFMS2");
}

FfmsPeer::~FfmsPeer() = default;

bool FfmsPeer::isAvailable()
{
    return false;
}

void FfmsPeer::frame(std::int64_t) { }

#endif

} // namespace bench
