// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/zipwriter.h"

#include <QFile>

#include <zip.h>

#include <cerrno>

namespace app {

namespace {

using Kind = model::Error::Kind;

QString textOf(const zip_error_t &error)
{
    // The text is made on demand, into the error itself.
    zip_error_t copy;
    zip_error_init(&copy);
    zip_error_set(&copy, zip_error_code_zip(&error), zip_error_code_system(&error));
    const QString text = QString::fromLocal8Bit(zip_error_strerror(&copy));
    zip_error_fini(&copy);
    return text;
}

model::Error errorOf(const zip_error_t &error)
{
    const int system = zip_error_code_system(&error);
    switch (zip_error_code_zip(&error)) {
    case ZIP_ER_CANCELLED:
        return {Kind::Cancelled, {}};
    case ZIP_ER_READ:
    case ZIP_ER_NOENT:
        return {Kind::NotReadable, textOf(error)};
    default:
        break;
    }
    return {system == ENOSPC ? Kind::DiskFull : Kind::NotWritable, textOf(error)};
}

zip_source_t *sourceOf(const QString &path, zip_error_t *error)
{
#ifdef Q_OS_WIN
    return zip_source_win32w_create(reinterpret_cast<const wchar_t *>(path.utf16()), 0, -1, error);
#else
    return zip_source_file_create(QFile::encodeName(path).constData(), 0, -1, error);
#endif
}

void tell(zip_t *, double fraction, void *progress)
{
    const auto &told = *static_cast<const model::Progress *>(progress);
    if (told)
        told(fraction);
}

int isStopped(zip_t *, void *cancel)
{
    return static_cast<const model::CancelToken *>(cancel)->isCancelled();
}

} // namespace

void ZipWriter::Discard::operator()(zip *archive) const
{
    zip_discard(archive);
}

ZipWriter::ZipWriter(zip *archive)
    : m_archive(archive)
{
}

model::Result<ZipWriter> ZipWriter::create(const QString &path)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *target = sourceOf(path, &error);
    zip_t *archive =
        target ? zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error) : nullptr;
    if (!archive) {
        zip_source_free(target);
        const model::Error said = errorOf(error);
        zip_error_fini(&error);
        return tl::unexpected(said);
    }
    zip_error_fini(&error);
    return ZipWriter(archive);
}

model::Result<> ZipWriter::add(const QString &name, zip_source *source)
{
    const auto number = source
        ? zip_file_add(m_archive.get(), name.toUtf8().constData(), source, ZIP_FL_ENC_UTF_8)
        : -1;
    if (number < 0) {
        zip_source_free(source);
        return tl::unexpected(errorOf(*zip_get_error(m_archive.get())));
    }
    if (zip_set_file_compression(m_archive.get(), zip_uint64_t(number), ZIP_CM_STORE, 0) < 0)
        return tl::unexpected(errorOf(*zip_get_error(m_archive.get())));
    return {};
}

model::Result<> ZipWriter::addFile(const QString &name, const QString &path)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = sourceOf(path, &error);
    const model::Error said = errorOf(error);
    zip_error_fini(&error);
    return source ? add(name, source) : model::Result<>(tl::unexpected(said));
}

model::Result<> ZipWriter::addBytes(const QString &name, const QByteArray &bytes)
{
    m_bytes.push_back(std::make_unique<QByteArray>(bytes));
    const QByteArray &kept = *m_bytes.back();
    return add(
        name, zip_source_buffer(m_archive.get(), kept.constData(), zip_uint64_t(kept.size()), 0));
}

model::Result<> ZipWriter::finish(const model::Progress &progress, const model::CancelToken &cancel)
{
    constexpr double step = 0.002;
    model::Progress told = progress;
    model::CancelToken stopped = cancel;
    zip_register_progress_callback_with_state(m_archive.get(), step, tell, nullptr, &told);
    zip_register_cancel_callback_with_state(m_archive.get(), isStopped, nullptr, &stopped);
    // Closing writes it all, beside the target, which it then takes the name of.
    if (zip_close(m_archive.get()) == 0) {
        static_cast<void>(m_archive.release()); // freed by that
        return {};
    }
    const model::Error said = errorOf(*zip_get_error(m_archive.get()));
    m_archive.reset();
    return tl::unexpected(said);
}

} // namespace app
