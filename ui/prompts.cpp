// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prompts.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui", text);
}

struct FileWords {
    QString title;
    QString filter;
    QString suffix;
    bool save = false;
};

FileWords wordsOf(FileQuestion question)
{
    const QString videos = tr(
        "Videos (*.mp4 *.mov *.m4v *.mkv *.webm *.avi *.mxf *.ts *.mts *.m2ts *.mpg *.mpeg *.wmv "
        "*.flv *.ogv *.3gp);;All files (*)");
    const QString projects = tr("Retake projects (*.retake)");
    switch (question) {
    case FileQuestion::OpenVideo:
        return {tr("Open a video"), videos, {}, false};
    case FileQuestion::OpenProject:
        return {tr("Open a project"), projects, {}, false};
    case FileQuestion::AddTake:
        return {tr("Add a take from a file"), videos, {}, false};
    case FileQuestion::AddMedia:
        return {tr("Add videos behind the last clip"), videos, {}, false};
    case FileQuestion::SaveProject:
        return {tr("Save the project"), projects, QStringLiteral("retake"), true};
    case FileQuestion::HandOverTo:
        return {tr("Hand over to another editor"),
            tr("OpenTimelineIO (*.otio);;Final Cut Pro XML (*.fcpxml);;EDL (*.edl);;MLT XML "
               "(*.mlt)"),
            QStringLiteral("otio"), true};
    case FileQuestion::SaveUpload:
        return {tr("Save what would be sent"), tr("MP4 (*.mp4)"), QStringLiteral("mp4"), true};
    case FileQuestion::ExportComparison:
        return {tr("Export the comparison"), tr("MP4 (*.mp4);;QuickTime (*.mov);;Matroska (*.mkv)"),
            QStringLiteral("mp4"), true};
    case FileQuestion::SaveSpending:
        return {tr("Save the list of what was spent"), tr("Table (*.csv)"), QStringLiteral("csv"),
            true};
    case FileQuestion::FindMissing:
        return {tr("Find a missing file"), videos, {}, false};
    case FileQuestion::CollectFolder:
        return {tr("Collect into a new folder"), tr("Folder (*)"), {}, true};
    case FileQuestion::CollectZip:
        return {tr("Collect into a ZIP"), tr("ZIP (*.zip)"), QStringLiteral("zip"), true};
    case FileQuestion::ExportTo:
        break;
    }
    return {tr("Export to"),
        tr("MP4 (*.mp4);;QuickTime (*.mov);;Matroska (*.mkv);;WebM (*.webm);;"
           "WAV (*.wav);;MPEG-4 sound (*.m4a)"),
        QStringLiteral("mp4"), true};
}

} // namespace

void Prompts::askFiles(FileQuestion question, const QString &suggested, PathsAnswer answer)
{
    askFile(question, suggested, [answer = std::move(answer)](const QString &path) {
        answer(path.isEmpty() ? QStringList() : QStringList{path});
    });
}

void DialogPrompts::askFile(FileQuestion question, const QString &suggested, PathAnswer answer)
{
    ask(question, suggested, false,
        [answer = std::move(answer)](const QStringList &paths) { answer(paths.value(0)); });
}

void DialogPrompts::askFiles(FileQuestion question, const QString &suggested, PathsAnswer answer)
{
    ask(question, suggested, true, std::move(answer));
}

void DialogPrompts::ask(
    FileQuestion question, const QString &suggested, bool several, PathsAnswer answer)
{
    const FileWords words = wordsOf(question);
    auto *dialog = new QFileDialog(&m_window, words.title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters(words.filter.split(QStringLiteral(";;")));
    dialog->setAcceptMode(words.save ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(words.save ? QFileDialog::AnyFile
            : several              ? QFileDialog::ExistingFiles
                                   : QFileDialog::ExistingFile);
    const QFileInfo start(suggested);
    if (start.isDir()) {
        dialog->setDirectory(start.absoluteFilePath());
    } else if (!suggested.isEmpty()) {
        dialog->setDirectory(start.absolutePath());
        dialog->selectFile(start.fileName());
        for (const QString &filter : dialog->nameFilters()) {
            if (words.save && filter.contains(QLatin1Char('.') + start.suffix() + QLatin1Char(')')))
                dialog->selectNameFilter(filter);
        }
    }
    if (!words.suffix.isEmpty())
        dialog->setDefaultSuffix(start.suffix().isEmpty() ? words.suffix : start.suffix());
    QObject::connect(dialog, &QFileDialog::finished, dialog, [dialog, answer](int result) {
        answer(result == QDialog::Accepted ? dialog->selectedFiles() : QStringList());
    });
    dialog->open();
}

void DialogPrompts::askUnsaved(const QString &name, std::function<void(UnsavedAnswer)> answer)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, QCoreApplication::applicationName(),
        tr("Save the changes to “%1”?").arg(name), QMessageBox::NoButton, &m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("Takes and their files are kept in either case; which of them is used is not."));
    const QPushButton *save = box->addButton(tr("Save"), QMessageBox::AcceptRole);
    const QPushButton *dont = box->addButton(tr("Don't save"), QMessageBox::DestructiveRole);
    box->setEscapeButton(box->addButton(tr("Cancel"), QMessageBox::RejectRole));
    QObject::connect(
        box, &QMessageBox::buttonClicked, box, [save, dont, answer](QAbstractButton *pressed) {
            if (pressed == save)
                answer(UnsavedAnswer::Save);
            else
                answer(pressed == dont ? UnsavedAnswer::DontSave : UnsavedAnswer::Cancel);
        });
    box->open();
}

void askBeforeReplacing(Prompts &prompts, const QString &path, std::function<void()> go)
{
    const QFileInfo file(path);
    if (!file.exists())
        return go();
    prompts.askSure(
        QCoreApplication::translate("ui::DialogPrompts", "%1 is there already. Replace it?")
            .arg(file.fileName()),
        QCoreApplication::translate("ui::DialogPrompts", "Replace"), std::move(go));
}

void DialogPrompts::askSure(
    const QString &sentence, const QString &yes, std::function<void()> answer)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, QCoreApplication::applicationName(), sentence,
        QMessageBox::NoButton, &m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton *sure = box->addButton(yes, QMessageBox::DestructiveRole);
    QPushButton *cancel = box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    box->setEscapeButton(cancel);
    box->setDefaultButton(cancel);
    QObject::connect(
        box, &QMessageBox::buttonClicked, box, [sure, answer](QAbstractButton *pressed) {
            if (pressed == sure)
                answer();
        });
    box->open();
}

void DialogPrompts::askJobs(const QString &sentence, std::function<void(JobsAnswer)> answer)
{
    auto *box = new QMessageBox(QMessageBox::Question, tr("Jobs are under way"), sentence,
        QMessageBox::NoButton, &m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *stay =
        box->addButton(tr("Keep working in the background"), QMessageBox::AcceptRole);
    box->setDefaultButton(stay);
    const QPushButton *quit = box->addButton(tr("Quit"), QMessageBox::DestructiveRole);
    box->setEscapeButton(box->addButton(QMessageBox::Cancel));
    QObject::connect(box, &QMessageBox::finished, box, [box, stay, quit, answer] {
        if (box->clickedButton() == stay)
            answer(JobsAnswer::KeepWorking);
        else if (box->clickedButton() == quit)
            answer(JobsAnswer::Quit);
    });
    box->open();
}

} // namespace ui
